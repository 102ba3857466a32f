/** Invitations from the first join to the points: through the built functions, with the timer's own ticks. */
import { DAY_MS, MINUTE_MS } from '../../src/domain/calendar'
import { iso } from '../domain/given'
import { openShop, type Shop, type Wire } from './cloud'

let shop: Shop
let memberNo: string

beforeAll(async () => {
  shop = await openShop('2026-11-10 09:00')
  memberNo = (await shop.as('oAda').join({ nickname: '安达' })).value.memberNo
})
afterAll(() => shop.stop())

const now = () => shop.cloud.clock.now()
const joinBy = (openid: string, id: string) =>
  shop.as(openid).join({ nickname: `${openid.slice(1)}小姐`, firstTouch: { kind: 'inviter', id } })
const sell = (openid: string, orderId: string) =>
  shop.sell([{ orderId, source: 'till', paidFen: 2800, paidAt: iso(now() - MINUTE_MS), openid }])
const tick = () => shop.cloud.fireTimer('timer', 'tick')

const invites = async (): Promise<Wire> => (await shop.as('oAda').call('points', 'getInvites')).value
const states = async () => (await invites()).invitations.map(({ state }: Wire) => state)
const points = async (openid: string) => (await shop.as(openid).call('member', 'getHome')).value.points

test('a friend joins, buys, and after the refund window the inviter has fifty points, once', async () => {
  const joined = await joinBy('oBo', memberNo)
  expect(shop.calls()).toBe(4)
  expect(joined.value.invite).toMatchObject({ state: 'waiting' })
  await invites()
  expect(await invites()).toMatchObject({
    memberNo,
    points: 50,
    monthlyMax: 10,
    countedThisMonth: 0,
    invitations: [{ name: 'B**', state: 'joined', words: '11月10日加入，还没有消费' }],
  })
  expect(shop.calls()).toBe(2)
  await sell('oBo', 'B1')
  expect(await states()).toEqual(['ordered'])
  await shop.daysLater(6)
  expect([await states(), await points('oAda')]).toEqual([['ordered'], 0])
  await shop.daysLater(1)
  expect([await states(), await points('oAda')]).toEqual([['counted'], 50])
  await sell('oBo', 'B2')
  await shop.daysLater(8)
  expect([await states(), await points('oAda')]).toEqual([['counted'], 50])
  const { entries } = (await shop.as('oAda').call('points', 'getStatement')).value
  expect(entries).toMatchObject([
    { title: '邀请', reason: '邀请一位朋友 · 第一笔消费过了退款期', points: 50 },
  ])
})

test('a number that nobody has, or that is none, earns nothing and stops nobody from joining', async () => {
  for (const [openid, id] of [
    ['oCai', '7K3F29QD'],
    ['oDan', 'x'],
  ] as const) {
    const { ok, value } = await joinBy(openid, id)
    expect([ok, value.invite.state]).toEqual([true, 'void'])
  }
  expect(await states()).toEqual(['counted'])
})

test('joining again, also by another inviter, is the first invitation', async () => {
  const other = (await shop.as('oEve').join()).value.memberNo
  expect((await joinBy('oBo', other)).value).not.toHaveProperty('invite')
  expect((await shop.as('oEve').call('points', 'getInvites')).value.invitations).toEqual([])
})

test('twelve friends at once: ten earn, two are told that the month is full', async () => {
  const host = (await shop.as('oHost').join()).value.memberNo
  const friends = Array.from({ length: 12 }, (_, place) => `oFriend${place}`)
  await Promise.all(friends.map((openid) => joinBy(openid, host)))
  await Promise.all(friends.map((openid) => sell(openid, `order-${openid}`)))
  await shop.cloud.clock.forwardTo(now() + 8 * DAY_MS)
  await tick()
  await shop.cloud.clock.forwardTo(now() + MINUTE_MS)
  // Two ticks that overlap tell everything twice.
  await Promise.all([tick(), tick(), tick()])
  expect(await points('oHost')).toBe(500)
  const { value } = await shop.as('oHost').call('points', 'getInvites')
  expect(value.countedThisMonth).toBe(10)
  expect(value.invitations.map(({ state }: Wire) => state).sort()).toEqual([
    ...Array.from({ length: 10 }, () => 'counted'),
    'over',
    'over',
  ])
})
