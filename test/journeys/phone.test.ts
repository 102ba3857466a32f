/** A number of the till's becomes the member's in one tap, in a real browser. */
import { sign } from '../../cloudfunctions/lib/signature'
import { requestIdFrom } from '../../config/lib/request-id'
import { phoneNumberOf } from '../../local-cloud/openapi/apis'
import { defaultSettings } from '../../src/domain/settings'
import { journey, see, shown } from './journey'
import { openFirstDay } from './site'

const openid = 'oWalksIn'
/** The local cloud makes a number of what a browser gives in place of WeChat's. */
const number = phoneNumberOf(`browser-${openid}`)

const shop = journey(openFirstDay)

const send = (door: string, headers: Record<string, string>, body: object | string) =>
  fetch(shop.cloud.url + door, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

async function sell(orderId: string): Promise<void> {
  const paidAt = new Date(shop.cloud.clock.now() - 1000).toISOString()
  const order = { orderId, source: 'till', paidFen: 12_800, paidAt, externalId: `phone:${number}` }
  const body = JSON.stringify({ orders: [order] })
  const time = String(Math.floor(shop.cloud.clock.now() / 1000))
  const signature = sign(shop.cloud.secrets.SIYU_INGRESS_SECRET ?? '', time, body)
  await send('/http/ingress', { 'x-siyu-timestamp': time, 'x-siyu-signature': signature }, body)
}

test('what was bought under the number comes with it, and what is bought later too', async () => {
  await sell('A1')
  const { privacyVersion: privacy, rulesVersion: rules } = defaultSettings.brand
  const requestId = requestIdFrom(shop.cloud.clock.now(), '1')
  const joining = { action: 'join', requestId, accept: { privacy, rules } }
  await send('/invoke/member', { 'x-openid': openid }, joining)

  const person = await shop.as(openid)
  await person.go('pages/record/profile/index')
  await shown(person, '手机号').click()
  await shown(person, '用微信的手机号').click()
  await see(person, '已把这个手机号在门店的 1 笔消费归到你的会员号，带来 128 积分。')
  await person.shoot('phone-claimed')
  await shown(person, '知道了').click()
  await see(person, `${number.slice(0, 3)}****${number.slice(-4)}`)

  await sell('A2')
  await person.go('pages/points/index')
  await see(person, /256/)
  expect(person.faults).toEqual([])
})
