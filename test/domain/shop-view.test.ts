import type { Account } from '../../src/domain/account'
import { counterKey } from '../../src/domain/counter'
import { COUPONS_MAX } from '../../src/domain/coupon'
import { counterLastDay, offerCounter } from '../../src/domain/offer'
import { offerViewOf } from '../../src/domain/offer-view'
import { isNearlyGone, offerCard, shopOf } from '../../src/domain/shop-view'
import { at, bucket, given, settings } from './given'
import { coupon, offer, shown, template } from './given-shop'

const now = at('2026-11-21 20:36')
const terms = { now, settings }
const lin = (parts: Partial<Account> = {}) => given({ lots: { m202711: 1000 }, ...parts })
const gold = { id: 'gold', since: 0, validUntil: at('2027-03-18'), graceUntil: null } as const

const idsOf = (account: Account, offers: Parameters<typeof shown>[]) =>
  shopOf(
    account,
    offers.map(([change, left]) => shown(change, left)),
    terms,
  ).offers.map(({ offerId }) => offerId)
const standOf = (account: Account, change: Parameters<typeof shown>[0], left = 300) =>
  offerCard(account, shown(change, left), terms).stand

describe('the order of the shop', () => {
  test('flash first, then what I can afford, the dearest first, then what is nearest', () => {
    const order = idsOf(lin(), [
      [{ _id: 'far', pricePoints: 3500 }],
      [{ _id: 'cheap', pricePoints: 100 }],
      [{ _id: 'near', pricePoints: 1100 }],
      [{ _id: 'dear', pricePoints: 1000 }],
      [{ _id: 'flash', kind: 'flash', opensAt: at('2026-11-22 20:00') }],
      [{ _id: 'group', kind: 'group', group: { places: 3, hours: 24 } }],
      [{ _id: 'friends', kind: 'helper', pricePoints: 0, helper: { steps: 3 } }],
    ])
    expect(order).toEqual(['flash', 'group', 'friends', 'dear', 'cheap', 'near', 'far'])
  })

  test('then what opens later, what another tier opens, what I had, what is gone', () => {
    const had = counterKey(counterLastDay(offer()), offerCounter('had'))
    const order = idsOf(lin({ counters: { [had]: 2 } }), [
      [{ _id: 'gone' }, 0],
      [{ _id: 'had' }],
      [{ _id: 'diamond', tierId: 'diamond' }],
      [{ _id: 'later', opensAt: at('2026-11-25') }],
      [{ _id: 'tomorrow', opensAt: at('2026-11-22') }],
      [{ _id: 'near', pricePoints: 1001 }],
    ])
    expect(order).toEqual(['near', 'tomorrow', 'later', 'diamond', 'had', 'gone'])
  })

  test('two flash offers come as they open, and equal offers by their ids', () => {
    const flash = { kind: 'flash' } as const
    const order = idsOf(lin(), [
      [{ _id: 'b' }],
      [{ _id: 'second', ...flash, opensAt: at('2026-11-23') }],
      [{ _id: 'a' }],
      [{ _id: 'first', ...flash, opensAt: at('2026-11-22') }],
    ])
    expect(order).toEqual(['first', 'second', 'a', 'b'])
  })

  test('a guest reads the cheapest first', () => {
    const guest = given({ profile: null })
    expect(idsOf(guest, [[{ _id: 'dear', pricePoints: 900 }], [{ _id: 'cheap', pricePoints: 9 }]])).toEqual([
      'cheap',
      'dear',
    ])
    expect(shopOf(guest, [], terms).member).toBeNull()
    expect(standOf(guest, {})).toEqual({ state: 'join' })
  })

  test('what is closed, over or taken back is not there', () => {
    const all = [
      shown({ _id: 'closed', state: 'closed' }),
      shown({ _id: 'over', closesAt: now }),
      shown({ _id: 'last', closesAt: now + 1 }),
      { ...shown({ _id: 'revoked' }), template: template({ isRevoked: true }) },
    ]
    expect(shopOf(lin(), all, terms).offers.map(({ offerId }) => offerId)).toEqual(['last'])
  })
})

describe('what stands between a member and an offer', () => {
  test('nothing, at just enough points', () => {
    expect(standOf(lin(), { pricePoints: 1000 })).toEqual({ state: 'open' })
  })

  test('how far, and the day on which pending points make it', () => {
    const waiting = {
      d20261128: bucket(at('2026-11-28 12:00'), { m202711: 100 }),
      d20261130: bucket(at('2026-11-30 12:00'), { m202711: 100 }),
    }
    const short = (parts: Partial<Account>) =>
      standOf(lin({ pending: waiting, ...parts }), { pricePoints: 1200 })
    expect(short({})).toEqual({
      state: 'short',
      missing: 200,
      enough: { at: at('2026-11-30 12:00'), points: 200 },
    })
    expect(short({ debt: 1 })).toEqual({ state: 'short', missing: 200, enough: null })
    expect(short({ pending: {} })).toEqual({ state: 'short', missing: 200, enough: null })
  })

  test('a tier, named; the same and higher ones may', () => {
    expect(standOf(lin(), { tierId: 'gold' })).toEqual({ state: 'tier', tierName: '金卡' })
    expect(standOf(lin({ tier: { ...gold } }), { tierId: 'gold' })).toEqual({ state: 'open' })
  })

  test('the limit of one member, however the end of the offer was moved', () => {
    const counters = { [counterKey('2026-12-05', offerCounter('latte980'))]: 2 }
    expect(standOf(lin({ counters }), {})).toEqual({ state: 'taken' })
    expect(standOf(lin({ counters }), { perMemberMax: 3 })).toEqual({ state: 'open' })
    expect(offerCard(lin({ counters }), shown(), terms).taken).toBe(2)
  })

  test('no unit left, and a wallet that is full', () => {
    expect(standOf(lin(), {}, 0)).toEqual({ state: 'gone' })
    const coupons = Object.fromEntries(Array.from({ length: COUPONS_MAX }, (_, id) => [`c${id}`, coupon()]))
    expect(standOf(lin({ coupons }), {})).toEqual({ state: 'full', couponsMax: COUPONS_MAX })
  })

  test('friends who have not joined yet, once they were counted', () => {
    const ask = shown({ kind: 'helper', pricePoints: 0, helper: { steps: 3 } })
    const after = (joined: number) => offerCard(lin(), ask, { ...terms, joined }).stand
    expect(after(2)).toEqual({ state: 'helper', joined: 2, steps: 3 })
    expect(after(3)).toEqual({ state: 'open' })
    expect(offerCard(lin(), ask, terms).stand).toEqual({ state: 'open' })
  })
})

test('early access opens for the tier that has it, and is named until the opening for all', () => {
  const change = { opensAt: at('2026-11-24'), early: { tierId: 'gold', hours: 72 } } as const
  const seen = (account: Account) => offerCard(account, shown(change), terms)
  expect(seen(lin({ tier: { ...gold } })).opensAt).toBe(at('2026-11-21'))
  expect(seen(lin()).opensAt).toBe(at('2026-11-24'))
  expect(seen(lin()).early).toEqual({ tierName: '金卡', until: at('2026-11-24') })
  const opened = { now: at('2026-11-24'), settings }
  expect(offerCard(lin(), shown(change), opened).early).toBeNull()
})

test('nearly gone is a tenth or twenty, and not nothing', () => {
  expect([51, 50, 0].map((left) => isNearlyGone(left, 500))).toEqual([false, true, false])
  expect([21, 20].map((left) => isNearlyGone(left, 100))).toEqual([false, true])
})

test('beside the button stand the rule, the stores, the validity and until when it would be good', () => {
  const names = ['静安寺店', '衡山路店', '徐家汇店']
  const view = offerViewOf(lin(), shown(), { ...terms, storeNames: names })
  expect(view).toMatchObject({
    points: 1000,
    ruleLine: '到店出示，换一份',
    storesText: '静安寺店等 3 家',
    storeNames: names,
    validityText: '换到后 30 天内用，含当天',
    until: at('2026-12-21'),
  })
  expect(offerViewOf(given({ profile: null }), shown(), { ...terms, storeNames: [] }).points).toBeNull()
})

test('the groups that I am in are known by their counters', () => {
  const counters = {
    [counterKey('2026-11-23', 'g_gbbbbbbbbbbbbbbbbbbb')]: 1,
    [counterKey('2026-11-21', 'word')]: 2,
  }
  expect(shopOf(lin({ counters }), [], terms).groupIds).toEqual(['gbbbbbbbbbbbbbbbbbbb'])
  expect(shopOf(given({ profile: null, counters }), [], terms).groupIds).toEqual([])
})
