/** Redeeming: the points, the coupon and the unit of the offer move together or not at all. */
import { balanceOf } from '../../src/domain/account'
import { COUPONS_MAX } from '../../src/domain/coupon'
import { counterKey } from '../../src/domain/counter'
import { DAY_MS } from '../../src/domain/calendar'
import { OFFERS_TAKEN_MAX } from '../../src/domain/offer'
import { auditOf } from '../domain/coupon-audit'
import { at, entriesOf } from '../domain/given'
import { ulid } from './cloud'
import { alice, type Desk, openDesk } from './desk'
import { latteOffer, opening, shopper, stockShelf, take, unitsOf } from './offer-shelf'

let desk: Desk
beforeEach(() => {
  desk = openDesk('2026-11-21 09:00')
})
const coupons = async (memberId = alice) => Object.values((await desk.account(memberId)).coupons)
const points = async (memberId = alice) => balanceOf(await desk.account(memberId))

test('points go, the coupon comes, and the answer says before and after', async () => {
  stockShelf(desk)
  shopper(desk, alice, 3268)
  const reply = await take(desk, alice)
  expect(reply).toEqual({
    ok: true,
    value: {
      couponId: expect.stringMatching(/^c[a-z2-7]{19}$/),
      name: '桂花拿铁 中杯',
      picture: 'cup',
      from: opening,
      until: at('2026-12-19'),
      pointsBefore: 3268,
      pointsAfter: 2288,
    },
  })
  expect(await coupons()).toEqual([
    { version: 'latte_1', origin: 'latteoffer', from: opening, until: at('2026-12-19'), serial: 0 },
  ])
  expect(unitsOf(desk)).toEqual({ left: 4, held: 1, sold: 0, released: 0 })
  const account = await desk.account()
  expect(
    auditOf({ ...account, lots: { ...account.lots } }).filter(({ code }) => code === 'coupons-differ'),
  ).toEqual([])
})

describe('calls one after another', () => {
  test('are four at a cold instance, offer and account side by side, and three once it knows the offer', async () => {
    stockShelf(desk, { perMemberMax: 2 })
    shopper(desk, alice, 3268)
    await take(desk, alice)
    expect(desk.calls).toEqual([
      'get offers',
      'get accounts',
      'find templateVersions',
      'update allotments',
      'update accounts',
    ])
    desk.calls.length = 0
    await take(desk, alice)
    expect(desk.calls).toEqual(['get offers', 'get accounts', 'update allotments', 'update accounts'])
  })
})

test('the same request again answers the same and takes nothing', async () => {
  stockShelf(desk)
  shopper(desk, alice, 3268)
  const requestId = ulid(opening)
  const first = await take(desk, alice, { requestId })
  expect(await take(desk, alice, { requestId, repeat: true })).toEqual(first)
  expect(await take(desk, alice, { requestId })).toEqual(first)
  expect([await points(), (await coupons()).length, unitsOf(desk).left]).toEqual([2288, 1, 4])
})

test('what costs nothing is a coupon without a movement of points', async () => {
  stockShelf(desk, { pricePoints: 0 })
  shopper(desk, alice, 5)
  expect(await take(desk, alice, { pricePoints: 0 })).toMatchObject({ ok: true, value: { pointsAfter: 5 } })
  expect(entriesOf(await desk.account()).map(({ kind, points: moved }) => [kind, moved])).toEqual([
    ['coupon', 0],
  ])
})

describe('is refused, and nothing moves', () => {
  const cases: [string, Parameters<typeof stockShelf>[1], Parameters<typeof take>[2], number, string][] = [
    ['for an offer that there is not', {}, { offerId: 'other' }, 980, 'OFFER_UNKNOWN'],
    ['a millisecond before it opens', { opensAt: opening + 1 }, {}, 980, 'OFFER_EARLY'],
    ['in the moment in which it ends', { closesAt: opening }, {}, 980, 'OFFER_CLOSED'],
    ['once it was closed', { state: 'closed' }, {}, 980, 'OFFER_CLOSED'],
    ['below its tier', { tierId: 'gold' }, {}, 980, 'OFFER_TIER'],
    ['at another price than it has', {}, { pricePoints: 979 }, 980, 'OFFER_CHANGED'],
    ['with a point too few', {}, {}, 979, 'POINTS_SHORT'],
    [
      'by one alone where it takes a group',
      { kind: 'group', group: { places: 2, hours: 2 } },
      {},
      980,
      'OFFER_GROUP',
    ],
    [
      'without the friends it asks for',
      { kind: 'helper', pricePoints: 0, helper: { steps: 1 } },
      { pricePoints: 0 },
      0,
      'HELPER_SHORT',
    ],
  ]
  test.each(cases)('%s', async (_, offer, wish, had, code) => {
    stockShelf(desk, offer)
    shopper(desk, alice, had)
    expect(await take(desk, alice, wish)).toMatchObject({
      ok: false,
      code,
      message: expect.stringMatching(/。$/),
    })
    expect([await points(), await coupons(), unitsOf(desk).left]).toEqual([had, [], 5])
  })

  test('where the last one is gone', async () => {
    stockShelf(desk, { quantity: 1 })
    shopper(desk, alice, 980)
    const bo = shopper(desk, `m${'b'.repeat(26)}`, 980)
    expect(await take(desk, alice)).toMatchObject({ ok: true })
    expect(await take(desk, bo)).toMatchObject({ ok: false, code: 'OFFER_GONE' })
    expect([await points(bo), await coupons(bo)]).toEqual([980, []])
  })

  test('above what each may have, also once what they had is used', async () => {
    stockShelf(desk)
    shopper(desk, alice, 3000)
    await take(desk, alice)
    expect(await take(desk, alice)).toMatchObject({ ok: false, code: 'OFFER_TAKEN' })
    expect(await points()).toBe(2020)
  })

  test('above what each may have, also in the last moment to which it was prolonged', async () => {
    const latestEnd = opening + 15 * DAY_MS
    stockShelf(desk, { closesAt: opening + DAY_MS, latestEnd })
    shopper(desk, alice, 3000)
    await take(desk, alice)
    desk.database.update('offers', { _id: latteOffer._id }, { set: { closesAt: latestEnd } })
    desk.moveTo(latestEnd - 1)
    expect(await take(desk, alice)).toMatchObject({ ok: false, code: 'OFFER_TAKEN' })
  })

  test('of one offer more than the account can remember, and not one before', async () => {
    stockShelf(desk, { perMemberMax: 2 })
    shopper(desk, alice, 3000)
    const had = (count: number) => {
      const names = Array.from({ length: count }, (_, place) => counterKey('2026-12-31', `o_${place}`))
      const counters = Object.fromEntries(names.map((name) => [name, 1]))
      desk.database.update('accounts', { _id: alice }, { set: { counters } })
    }
    had(OFFERS_TAKEN_MAX)
    expect(await take(desk, alice)).toMatchObject({ ok: false, code: 'OFFERS_FULL' })
    had(OFFERS_TAKEN_MAX - 1)
    expect(await take(desk, alice)).toMatchObject({ ok: true })
    expect(await take(desk, alice)).toMatchObject({ ok: true })
  })

  test('where coupons and the places in groups make a hundred, and not one before', async () => {
    stockShelf(desk, { perMemberMax: 99 })
    shopper(desk, alice, 3000)
    const place = (letter: string) => counterKey('2026-11-30', `g_g${letter.repeat(19)}`)
    const one = { version: 'latte_1', origin: 'x', from: 0, until: opening + DAY_MS, serial: 0 }
    const coupons = Object.fromEntries(Array.from({ length: COUPONS_MAX - 3 }, (_, at) => [`c${at}`, one]))
    const counters = { [place('a')]: 1, [place('b')]: 1, [counterKey('2026-11-30', 'invite')]: 50 }
    desk.database.update('accounts', { _id: alice }, { set: { coupons, counters } })
    expect(await take(desk, alice)).toMatchObject({ ok: true })
    expect(await take(desk, alice)).toMatchObject({ ok: false, code: 'COUPONS_FULL' })
  })

  test('where a hundred coupons wait already, and not one before', async () => {
    stockShelf(desk, { perMemberMax: 99 })
    const one = { version: 'latte_1', origin: 'x', from: 0, until: opening + DAY_MS, serial: 0 }
    const some = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, place) => [`c${place}`, one]))
    shopper(desk, alice, 3000)
    desk.database.update('accounts', { _id: alice }, { set: { coupons: some(COUPONS_MAX - 1) } })
    expect(await take(desk, alice)).toMatchObject({ ok: true })
    expect(await take(desk, alice)).toMatchObject({ ok: false, code: 'COUPONS_FULL' })
  })
})

test('who comes early by their tier comes so many hours before, to the millisecond', async () => {
  stockShelf(desk, { opensAt: opening + 3_600_000, early: { tierId: 'basic', hours: 1 } })
  shopper(desk, alice, 980)
  desk.moveTo(opening - 1)
  expect(await take(desk, alice)).toMatchObject({ code: 'OFFER_EARLY' })
  desk.moveTo(opening)
  expect(await take(desk, alice)).toMatchObject({ ok: true })
})

test('the sentence says by when waiting points are enough', async () => {
  stockShelf(desk)
  shopper(desk, alice, 748)
  const activatesAt = at('2026-11-28 10:00')
  const pending = { d20261128: { activatesAt, fromSeq: 1, lots: { m202711: 320 } } }
  desk.database.update('accounts', { _id: alice }, { set: { pending } })
  expect(await take(desk, alice)).toMatchObject({
    message: '积分还差 232。11月28日到账 320，那天就够了。积分没有被扣。',
  })
})

test('friends who joined by the card count from the opening on, and open the reward', async () => {
  stockShelf(desk, { kind: 'helper', pricePoints: 0, helper: { steps: 2 } })
  shopper(desk, alice, 0)
  const friend = (letter: string, invite: object) => {
    const memberId = shopper(desk, `m${letter.repeat(26)}`, 0)
    desk.database.update('accounts', { _id: memberId }, { set: { invite } })
  }
  friend('c', { state: 'waiting', by: alice, at: latteOffer.opensAt })
  friend('d', { state: 'waiting', by: alice, at: latteOffer.opensAt - 1 })
  friend('e', { state: 'void', by: null, at: opening })
  const wish = { pricePoints: 0 }
  expect(await take(desk, alice, wish)).toMatchObject({ code: 'HELPER_SHORT' })
  friend('f', { state: 'counted', by: alice, at: opening })
  expect(await take(desk, alice, wish)).toMatchObject({ ok: true })
})
