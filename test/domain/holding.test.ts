/** Coupons that an unpaid order holds: nobody else's for a quarter of an hour, and what the mall said last is what counts. */
import type { Account } from '../../src/domain/account'
import { type Coupon, couponState, LOCK_MS, LOCKS_MAX } from '../../src/domain/coupon'
import { couponsMoved } from '../../src/domain/coupon-move'
import { takeCoupons } from '../../src/domain/coupon-use'
import { freeCoupons, holdCoupons, type Holding } from '../../src/domain/holding'
import { lockKey } from '../../src/domain/lock'
import type { Decision } from '../../src/domain/plan'
import { settle } from '../../src/domain/settle'
import { AHEAD_MAX_MS } from '../../src/domain/till'
import { auditOf } from './coupon-audit'
import { after, answered, at, entriesOf, given, settings } from './given'

const now = at('2026-11-21 09:00')
const until = at('2026-12-01')
const coupon = (parts: Partial<Coupon> = {}): Coupon => ({
  version: 't1_1',
  origin: 'o1',
  from: at('2026-11-01'),
  until,
  serial: 0,
  ...parts,
})
const holder = (parts: Partial<Coupon> = {}) =>
  given({ coupons: { ca: coupon(parts), cb: coupon(), cc: coupon() } })

const asked = (parts: Partial<Holding> = {}): Holding => ({
  orderId: 'A1',
  source: 'mall',
  hold: true,
  at: now,
  couponIds: ['ca'],
  openid: 'oAlice',
  ...parts,
})

function decided(
  account: Account,
  parts: Partial<Holding> = {},
  { moment = now, isPaid = false } = {},
): Decision {
  const holding = asked(parts)
  return holding.hold
    ? holdCoupons(account, holding, { now: moment, isPaid })
    : freeCoupons(account, { ...holding, hold: false }, moment)
}

const said = (account: Account, parts: Partial<Holding> = {}, moment = now) =>
  after(account, decided(account, parts, { moment }), moment)
const codeOf = (decision: Decision) => (decision.ok ? 'OK' : decision.code)
const stateOf = ({ coupons }: Account, couponId: string, moment = now) =>
  couponState(coupons[couponId]!, moment)
const own = lockKey('mall', 'A1')

describe('a hold', () => {
  test('keeps its coupons from everybody but its own order, and moves none of them', () => {
    const held = said(holder(), { couponIds: ['ca', 'cb'] })
    expect(['ca', 'cb', 'cc'].map((id) => stateOf(held, id))).toEqual(['locked', 'locked', 'usable'])
    const { ca } = held.coupons
    expect([own, lockKey('mall', 'A2')].map((order) => couponState(ca!, now, order))).toEqual([
      'usable',
      'locked',
    ])
    const [row] = entriesOf(held)
    expect(row).toMatchObject({ kind: 'coupon', row: 'hidden', points: 0, effects: [] })
    expect(couponsMoved(row!.why)).toEqual({ came: [], went: [] })
    expect(auditOf(held)).toEqual(auditOf(holder()))
  })

  test('ends by itself a quarter of an hour after the mall said it', () => {
    const holding = { at: now - 60_000 }
    expect(answered(holder(), decided(holder(), holding), now)).toEqual({
      state: 'held',
      couponIds: ['ca'],
      until: now - 60_000 + LOCK_MS,
    })
    const held = said(holder(), holding)
    expect(stateOf(held, 'ca', now - 60_000 + LOCK_MS - 1)).toBe('locked')
    expect(stateOf(held, 'ca', now - 60_000 + LOCK_MS)).toBe('usable')
  })

  test('of a mall whose clock is ahead ends no later than one of now', () => {
    expect(said(holder(), { at: now + AHEAD_MAX_MS }).coupons.ca?.lock?.until).toBe(now + LOCK_MS)
    expect(codeOf(decided(holder(), { at: now + AHEAD_MAX_MS + 1 }))).toBe('LOCK_AHEAD')
  })

  test('that arrives a quarter of an hour late holds nothing', () => {
    expect(codeOf(decided(holder(), { at: now - LOCK_MS + 1 }))).toBe('OK')
    expect(codeOf(decided(holder(), { at: now - LOCK_MS }))).toBe('LOCK_OVER')
  })

  test.each([
    ['not this member’s', { couponIds: ['ca', 'cz'] }, {}, 'COUPON_UNKNOWN'],
    ['early', {}, { from: now + 1 }, 'COUPON_EARLY'],
    ['of its first millisecond', {}, { from: now }, 'OK'],
    ['of its last millisecond', {}, { until: now + 1 }, 'OK'],
    ['over', {}, { until: now }, 'COUPON_OVER'],
    ['another order’s', {}, { lock: { by: 'other', at: now, until: now + 1 } }, 'COUPON_LOCKED'],
    ['not another order’s any more', {}, { lock: { by: 'other', at: now, until: now } }, 'OK'],
  ])('of a coupon that is %s', (_name, holding, parts, code) => {
    expect(codeOf(decided(holder(parts), holding))).toBe(code)
  })

  test('after its order was paid is refused', () => {
    expect(codeOf(decided(holder(), {}, { isPaid: true }))).toBe('ORDER_PAID')
  })

  test('said again later holds exactly what it says now', () => {
    const held = said(holder(), { couponIds: ['ca', 'cb'] })
    const again = said(held, { couponIds: ['cb', 'cc'], at: now + 1000 }, now + 1000)
    expect(['ca', 'cb', 'cc'].map((id) => stateOf(again, id, now + 1000))).toEqual([
      'usable',
      'locked',
      'locked',
    ])
    expect(again.coupons.ca).toEqual(coupon())
    expect(again.coupons.cb?.lock?.until).toBe(now + 1000 + LOCK_MS)
  })

  test('behind what was said later or at the same time does nothing', () => {
    const held = said(holder(), { couponIds: ['ca'], at: now - 1000 })
    for (const [moment, code] of [
      [now - 1001, 'LOCK_OUTDATED'],
      [now - 1000, 'LOCK_OUTDATED'],
      [now - 999, 'OK'],
    ] as const)
      expect([moment, codeOf(decided(held, { couponIds: ['cb'], at: moment }))]).toEqual([moment, code])
  })

  test('never keeps a coupon alive that has ended meanwhile', () => {
    const held = said(holder({ until: now + 60_000 }))
    const later = now + 120_000
    const again = said(held, { at: later }, later)
    expect(again.coupons.ca?.lock).toEqual({ by: own, at: later, until: now + LOCK_MS })
    expect(stateOf(again, 'ca', later)).toBe('locked')
    expect(settle(again, now + LOCK_MS - 1, settings).coupons.ca).toBeDefined()
    expect(settle(again, now + LOCK_MS, settings).coupons.ca).toBeUndefined()
  })

  test('is one of so many at once, whichever orders they are of', () => {
    const ids = Array.from({ length: LOCKS_MAX + 1 }, (_, place) => `c${place}`)
    const lock = { by: 'other', at: now, until: now + 1 }
    const coupons = Object.fromEntries(
      ids.map((id, place) => [id, coupon(place < LOCKS_MAX - 1 ? { lock } : {})]),
    )
    const account = given({ coupons })
    expect(codeOf(decided(account, { couponIds: ids.slice(-1) }))).toBe('OK')
    expect(codeOf(decided(account, { couponIds: ids.slice(-2) }))).toBe('LOCKS_FULL')
    expect(codeOf(decided(account, { couponIds: ids.slice(-2) }, { moment: now + 1 }))).toBe('OK')
  })
})

describe('a release', () => {
  const free = { hold: false }

  test('frees everything that the order holds, at once', () => {
    const held = said(holder(), { couponIds: ['ca', 'cb'], at: now - 1000 })
    const freed = said(held, free)
    expect(answered(held, decided(held, free), now)).toEqual({ state: 'freed', couponIds: ['ca', 'cb'] })
    expect(['ca', 'cb'].map((id) => stateOf(freed, id))).toEqual(['usable', 'usable'])
    expect(auditOf(freed)).toEqual(auditOf(holder()))
  })

  test('wins over a hold of the same time, whichever comes first', () => {
    expect(stateOf(said(said(holder()), free), 'ca')).toBe('usable')
    expect(codeOf(decided(said(holder(), free), {}))).toBe('LOCK_OUTDATED')
  })

  test('that overtook its hold lets it come to nothing, and a later hold count', () => {
    const freed = said(holder(), free)
    expect(codeOf(decided(freed, { at: now - 1 }))).toBe('LOCK_OUTDATED')
    expect(codeOf(decided(freed, { at: now + 1 }))).toBe('OK')
    expect(codeOf(decided(freed, { orderId: 'A2', at: now - 1 }))).toBe('OK')
  })

  test('behind a later hold does nothing', () => {
    const held = said(holder(), { at: now - 1000 })
    expect(codeOf(decided(held, { ...free, at: now - 1001 }))).toBe('LOCK_OUTDATED')
    expect(codeOf(decided(held, { ...free, at: now - 1000 }))).toBe('OK')
  })

  test('leaves the coupons of other orders alone', () => {
    const held = said(holder(), { orderId: 'A2' })
    const freed = said(held, { ...free, couponIds: ['ca', 'cb'] })
    expect(['ca', 'cb'].map((id) => stateOf(freed, id))).toEqual(['locked', 'usable'])
  })

  test('of nothing is answered and writes nothing', () => {
    const gone = decided(holder(), { ...free, couponIds: ['cz'] })
    expect(gone).toMatchObject({ ok: true, post: [] })
    const inherited = { couponIds: ['constructor'] }
    expect(decided(holder(), { ...free, ...inherited })).toMatchObject({ ok: true, post: [] })
    expect(codeOf(decided(holder(), inherited))).toBe('COUPON_UNKNOWN')
    expect(answered(said(holder()), decided(said(holder()), { ...free }), now)).toMatchObject({
      state: 'freed',
    })
    const old = decided(holder(), { ...free, at: now - LOCK_MS })
    expect(old).toMatchObject({ ok: true, post: [] })
    expect(codeOf(decided(holder(), { ...free, at: now + AHEAD_MAX_MS + 1 }))).toBe('LOCK_AHEAD')
  })

  test('of a coupon that has ended while it was held is its end', () => {
    const held = said(holder({ until: now + 60_000 }))
    const later = now + 120_000
    const freed = said(held, { ...free, at: later }, later)
    expect(freed.coupons.ca).toBeUndefined()
    expect(entriesOf(freed).at(-1)).toMatchObject({ kind: 'coupon', why: { move: 'expired' } })
  })

  test('is remembered for a quarter of an hour, and not beside more than so many others', () => {
    const ids = Array.from({ length: LOCKS_MAX + 3 }, (_, place) => `c${place}`)
    const full = given({ coupons: Object.fromEntries(ids.map((id) => [id, coupon()])) })
    const locked = (account: Account) => Object.values(account.coupons).filter(({ lock }) => lock).length
    const freed = ids.reduce(
      (before, id, place) => said(before, { ...free, orderId: `A${place}`, couponIds: [id] }),
      full,
    )
    expect(locked(freed)).toBe(LOCKS_MAX)
    const later = now + LOCK_MS
    const next = said(freed, { ...free, orderId: 'B1', couponIds: ['c0'], at: later }, later)
    expect(locked(next)).toBe(1)
  })
})

describe('the paid order', () => {
  const order = (couponIds: string[]) => ({
    source: 'mall',
    orderId: 'A1',
    paidFen: 100,
    paidAt: now,
    storeId: null,
    lines: [],
    couponIds,
  })

  test('uses what it holds and lets go what it does not name', () => {
    const held = said(holder(), { couponIds: ['ca', 'cb'] })
    const { count, missed, set } = takeCoupons(held, order(['ca']), { now })
    expect([count, missed, set.coupons]).toEqual([1, [], { cb: coupon(), cc: coupon() }])
    expect(takeCoupons(held, order([]), { now }).set.coupons).toEqual(holder().coupons)
  })

  test('of others does not get what is held', () => {
    const held = said(holder(), { orderId: 'A2', couponIds: ['ca', 'cb'] })
    const { count, missed, set } = takeCoupons(held, order(['ca']), { now })
    expect([count, missed, set]).toEqual([0, ['ca'], {}])
    expect(takeCoupons(held, order(['ca']), { now: now + LOCK_MS })).toMatchObject({ count: 1, missed: [] })
  })
})
