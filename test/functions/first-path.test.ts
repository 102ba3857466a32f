/** The first whole path: join, see the card, buy, check in, read why; through the built functions and the real SDK. */
import { at, iso } from '../domain/given'
import { openShop, type Shop } from './cloud'

let shop: Shop

beforeAll(async () => {
  shop = await openShop('2026-11-21 09:00')
})
afterAll(() => shop.stop())

test('a newcomer reads the programme, joins with one tap and has a card', async () => {
  const alice = shop.as('oAlice')
  const guest = await alice.call('member', 'getHome')
  expect(guest.value).toMatchObject({ state: 'guest', programme: { brandName: '小满咖啡' } })

  const joined = await alice.join({ nickname: '阿满', firstTouch: { kind: 'store', id: 's1' } })
  expect(joined).toEqual({
    ok: true,
    value: { memberNo: expect.stringMatching(/^[1-9A-Z]{8}$/), joinedAt: at('2026-11-21 09:00') },
  })

  const home = await alice.call('member', 'getHome')
  expect(home.value).toMatchObject({
    state: 'member',
    member: { nickname: '阿满', ...joined.value },
    points: 0,
  })
})

test('an action may be named with its function, but not with another one', async () => {
  const dora = shop.as('oDora')
  expect(await dora.call('member', 'member.getHome')).toMatchObject({ ok: true, value: { state: 'guest' } })
  expect(await dora.call('points', 'member.getHome')).toMatchObject({ ok: false, code: 'ACTION_UNKNOWN' })
})

test('joining again is the same membership, and the first touch never changes', async () => {
  const bo = shop.as('oBo')
  const request = { requestId: shop.requestId(), firstTouch: { kind: 'group', id: 'g7' } }
  const first = await bo.join(request)
  expect(await bo.join(request)).toEqual(first)
  expect(await bo.join({ firstTouch: { kind: 'channel', id: 'c9' } })).toEqual(first)
  const [row] = (await shop.all('members')).filter(({ openid }) => openid === 'oBo')
  expect(row).toMatchObject({
    accepted: { privacy: '2026-11', rules: '2026-11', at: at('2026-11-21 09:00') },
    firstTouch: { kind: 'group', id: 'g7', at: at('2026-11-21 09:00') },
  })
})

test('a purchase is pending for seven days and says why', async () => {
  const cai = shop.as('oCai')
  await cai.join()
  const paidAt = at('2026-11-21 08:00')
  const sold = await shop.sell([
    { orderId: 'A1', source: 'till', paidFen: 12_850, paidAt: iso(paidAt), openid: 'oCai' },
  ])
  expect(sold.value.orders).toEqual([{ orderId: 'A1', ok: true, points: 128, growth: 128, tierId: 'basic' }])

  const { value } = await cai.call('points', 'getStatement')
  expect(value).toMatchObject({ points: 0, pendingPoints: 128, earnedThisMonth: 128 })
  expect(value.entries).toEqual([
    expect.objectContaining({
      title: '消费',
      reason: '消费 ¥128.50',
      points: 128,
      state: 'pending',
      activatesAt: at('2026-11-28 08:00'),
    }),
  ])
})

test('a check-in is answered once, the same request again is the same answer, another one is refused', async () => {
  const dan = shop.as('oDan')
  await dan.join()
  const requestId = shop.requestId()
  const first = await dan.command('points', 'checkIn', { requestId })
  expect(first).toEqual({ ok: true, value: { points: 5, streakDays: 1, balance: 5 } })
  expect(await dan.command('points', 'checkIn', { requestId })).toEqual(first)
  expect(await dan.command('points', 'checkIn')).toMatchObject({ ok: false, code: 'CHECKED_IN_TODAY' })
  expect((await dan.call('points', 'getStatement')).value.entries).toHaveLength(1)
})

test('each action costs the database calls it may cost', async () => {
  const eve = shop.as('oEve')
  const order = {
    orderId: 'E1',
    source: 'till',
    paidFen: 100,
    paidAt: iso(at('2026-11-21 08:00')),
    openid: 'oEve',
  }
  await eve.join()
  expect(shop.calls()).toBe(3)
  await eve.call('member', 'getHome')
  expect(shop.calls()).toBe(1)
  await eve.command('points', 'checkIn')
  expect(shop.calls()).toBe(2)
  await shop.sell([order])
  expect(shop.calls()).toBe(3)
  await shop.sell([order])
  expect(shop.calls()).toBe(3)
  await eve.call('points', 'getStatement')
  expect(shop.calls()).toBe(1)
})
