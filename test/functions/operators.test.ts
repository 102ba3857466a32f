/** A second operator comes in by a code that is good once, for seven days. */
import { openShop, type Shop } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
  await shop.as('oBoss').command('operator', 'claimSetup', { code: shop.cloud.secrets.SIYU_SETUP_CODE })
})
afterAll(() => shop.stop())

const invited = async (name: string): Promise<string> =>
  (await shop.as('oBoss').command('operator', 'inviteOperator', { name })).value.code
const accept = (openid: string, code: string) =>
  shop.as(openid).command('operator', 'acceptOperator', { code })

test('a code makes one person an operator, who may send it again', async () => {
  const code = await invited('小张')
  const shown = `${code.slice(0, 4)} ${code.slice(4, 8)}-${code.slice(8)}`.toLowerCase()
  expect(await accept('oSecond', shown)).toEqual({ ok: true, value: { name: '小张' } })
  expect(await accept('oSecond', code)).toEqual({ ok: true, value: { name: '小张' } })
  expect(await accept('oThird', code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect(await shop.as('oSecond').call('operator', 'getOverview')).toMatchObject({ value: { name: '小张' } })
  expect(await shop.as('oThird').call('operator', 'getOverview')).toMatchObject({ code: 'ROLE_MISSING' })
})

test('the same request answers the same code, and not for another name', async () => {
  const request = { requestId: shop.requestId(), name: '小李' }
  const boss = shop.as('oBoss')
  const first = await boss.command('operator', 'inviteOperator', request)
  expect(await boss.command('operator', 'inviteOperator', request)).toEqual(first)
  expect(await boss.command('operator', 'inviteOperator', { ...request, name: '小王' })).toMatchObject({
    code: 'REQUEST_REUSED',
  })
})

test('who is an operator already does not use a code up', async () => {
  const code = await invited('小陈')
  expect(await accept('oBoss', code)).toMatchObject({ code: 'OPERATOR_KNOWN' })
  expect(await accept('oFourth', code)).toMatchObject({ ok: true })
})

test('a code for a clerk makes no operator, and one for an operator no clerk', async () => {
  const boss = shop.as('oBoss')
  await boss.command('operator', 'saveStore', { storeId: 's1', name: '静安寺店' })
  const invite = await boss.command('operator', 'inviteStaff', { storeIds: ['s1'], name: '小林' })
  expect(await accept('oClerk', invite.value.code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
  const code = await invited('小周')
  expect(await shop.as('oClerk').command('staff', 'acceptInvite', { code })).toMatchObject({
    code: 'INVITE_UNKNOWN',
  })
})

test('twenty who hold one code at once: one of them is an operator', async () => {
  const code = await invited('抢')
  const replies = await Promise.all(Array.from({ length: 20 }, (_, place) => accept(`oMany${place}x`, code)))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a code lasts seven days', async () => {
  const code = await invited('晚')
  await shop.cloud.clock.forwardTo(shop.cloud.clock.now() + 7 * 86_400_000)
  expect(await accept('oLate', code)).toMatchObject({ code: 'INVITE_UNKNOWN' })
})
