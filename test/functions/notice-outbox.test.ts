/** A notice on the whole cloud: from the tap that allows it to the message that WeChat is handed. */
import { MINUTE_MS } from '../../src/domain/calendar'
import { iso } from '../domain/given'
import { openShop, type Shop } from './cloud'

const template = 'T-tier?what=thing1&count=number2&when=time3&hint=thing4'
let shop: Shop
beforeAll(async () => {
  shop = await openShop('2026-11-21 10:00', {
    SIYU_NOTICE_TIER: template,
    SIYU_NOTICE_POINTS: 'not a template',
  })
})
afterAll(() => shop.stop())

const tick = () => shop.cloud.fireTimer('timer', 'tick')
const buy = (openid: string, orderId: string) =>
  shop.sell([{ orderId, source: 'till', openid, paidFen: 120_000, paidAt: iso(shop.cloud.clock.now()) }])
const messages = () => shop.cloud.outbox().filter(({ api }) => api === 'subscribeMessage.send')

test('who allowed it is told of a new tier, once; who did not is not', async () => {
  for (const openid of ['oAlice', 'oBo']) await shop.as(openid).join()
  const alice = shop.as('oAlice')
  const offered = await alice.call('member', 'getNotices')
  expect(offered.value.kinds).toEqual([{ kind: 'tier', templateId: 'T-tier', left: 0 }])
  const report = { requestId: shop.requestId(), answers: [{ kind: 'tier', answer: 'accept' }] }
  const counted = await alice.call('member', 'setNotices', report)
  expect(counted.value.kinds[0].left).toBe(1)
  expect((await alice.call('member', 'setNotices', report)).value).toEqual(counted.value)
  for (const openid of ['oAlice', 'oBo']) await buy(openid, `A-${openid}`)
  await tick()
  await shop.cloud.clock.forwardTo(shop.cloud.clock.now() + 10 * MINUTE_MS)
  await tick()
  expect(messages()).toHaveLength(1)
  expect(messages()[0]).toMatchObject({
    function: 'timer',
    errcode: 0,
    request: {
      touser: 'oAlice',
      template_id: 'T-tier',
      page: 'pages/tier/index',
      data: { thing1: { value: '升为银卡' }, number2: { value: '1200' }, thing4: { value: '消费积分 ×1.2' } },
    },
  })
  const told = (await alice.call('member', 'getNotices')).value
  expect([told.kinds[0].left, told.told[0].outcome]).toEqual([0, 'sent'])
})

test('WeChat says that nothing was allowed: nothing is left, also where more was reported', async () => {
  await shop.as('oCy').join()
  const cy = shop.as('oCy')
  for (const requestId of [shop.requestId(), shop.requestId(), shop.requestId()])
    await cy.command('member', 'setNotices', { requestId, answers: [{ kind: 'tier', answer: 'accept' }] })
  await buy('oCy', 'A-cy')
  shop.cloud.faults.add({ kind: 'api-error', api: 'subscribeMessage.send', errcode: 43101, times: 1 })
  await shop.cloud.clock.forwardTo(shop.cloud.clock.now() + 10 * MINUTE_MS)
  await tick()
  expect((await cy.call('member', 'getNotices')).value.kinds[0].left).toBe(0)
})
