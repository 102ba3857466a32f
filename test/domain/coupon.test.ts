import { auditOf } from './coupon-audit'
import { type Coupon, couponState, firstOver, nextOverAt } from '../../src/domain/coupon'
import { couponNote, couponsMoved, named } from '../../src/domain/coupon-move'
import { settle } from '../../src/domain/settle'
import { at, entriesOf, given, posted, settings } from './given'

const until = at('2026-12-01')
const coupon = (parts: Partial<Coupon> = {}): Coupon => ({
  version: 't1_1',
  origin: 'o1',
  from: at('2026-11-21'),
  until,
  serial: 0,
  ...parts,
})
const lockedBy = (by: string) => ({ lock: { by, at: until, until: until + 60_000 } })

describe('where a coupon stands', () => {
  test.each([
    ['before its first day', coupon(), at('2026-11-21') - 1, undefined, 'early'],
    ['on its first day', coupon(), at('2026-11-21'), undefined, 'usable'],
    ['in its last millisecond', coupon(), until - 1, undefined, 'usable'],
    ['at its end', coupon(), until, undefined, 'over'],
    ['held by an order', coupon(lockedBy('k1')), until - 1, undefined, 'locked'],
    ['held by an order, for another one', coupon(lockedBy('k1')), until - 1, 'k2', 'locked'],
    ['held by an order, for that order', coupon(lockedBy('k1')), until - 1, 'k1', 'usable'],
    ['held past its end, for that order', coupon(lockedBy('k1')), until, 'k1', 'usable'],
    ['held past its end, for anybody', coupon(lockedBy('k1')), until, undefined, 'locked'],
    ['once it was held long enough', coupon(lockedBy('k1')), until + 60_000, 'k1', 'over'],
  ])('%s', (_, one, now, order, state) => {
    expect(couponState(one, now, order)).toBe(state)
  })

  test('a lock that ends before the coupon frees it by itself', () => {
    const held = coupon({ lock: { by: 'k1', at: 0, until: until - 1000 } })
    expect(couponState(held, until - 1001)).toBe('locked')
    expect(couponState(held, until - 1000)).toBe('usable')
  })
})

describe('the end of a coupon is a step of settling', () => {
  const account = given({
    coupons: { ca: coupon({ until: until + 1 }), cb: coupon(), cc: coupon(lockedBy('k1')) },
  })

  test('nothing happens in its last millisecond, and it is gone at its end', () => {
    expect(Object.keys(settle(account, until - 1, settings).coupons)).toEqual(['ca', 'cb', 'cc'])
    expect(Object.keys(settle(account, until, settings).coupons)).toEqual(['ca', 'cc'])
  })

  test('the account is due when the first of them is', () => {
    expect(nextOverAt(account.coupons)).toBe(until)
    expect(settle(account, until - 1, settings).dueAt).toBe(until)
    expect(settle(account, until, settings).dueAt).toBe(until + 1)
  })

  test('what an order holds is over when the order lets it go', () => {
    const settled = settle(account, until + 59_999, settings)
    expect(Object.keys(settled.coupons)).toEqual(['cc'])
    expect(settle(account, until + 60_000, settings).coupons).toEqual({})
  })

  test('each end is a row of its own with a receipt, in the order of ends and then of ids', () => {
    const twins = given({ coupons: { cz: coupon(), cb: coupon() } })
    expect(firstOver(twins.coupons)?.couponId).toBe('cb')
    const settled = settle(twins, until + 5, settings)
    const rows = entriesOf(settled)
    expect(rows.map(({ why }) => couponsMoved(why).went)).toEqual([['cb'], ['cz']])
    expect(rows.map(({ at: moment }) => moment)).toEqual([until, until])
    expect(rows.map(({ effects }) => effects)).toEqual([
      [expect.objectContaining({ do: 'replace', collection: 'receipts', id: 'cb_0' })],
      [expect.objectContaining({ do: 'replace', collection: 'receipts', id: 'cz_0' })],
    ])
  })

  test('settling every day and settling once give the same rows', () => {
    const once = settle(account, until + 60_000, settings)
    const slowly = [until - 1, until, until + 1, until + 60_000].reduce(
      (before, now) => settle(before, now, settings),
      account,
    )
    expect(entriesOf(slowly)).toEqual(entriesOf(once))
  })

  test('who leaves gives up their coupons, and the row names them', () => {
    const leaver = given({ coupons: { ca: coupon() }, leave: { state: 'asked', at: 0, dueAt: until - 5 } })
    const left = settle(leaver, until - 1, settings)
    expect(left.coupons).toEqual({})
    expect(entriesOf(left).flatMap(({ why }) => couponsMoved(why).went)).toEqual(['ca'])
  })
})

describe('the audit of coupons', () => {
  const issued = posted(
    given(),
    couponNote({ move: 'issued', coupons: [named('ca', coupon())], label: '桂花拿铁' }),
    at('2026-11-21'),
  )

  test('finds nothing where every coupon has its row', () => {
    expect(auditOf({ ...issued, coupons: { ca: coupon() } })).toEqual([])
  })

  test('finds a coupon that no row brought, and one that no row took', () => {
    expect(auditOf({ ...issued, coupons: { ca: coupon(), cb: coupon() } })).toEqual([
      expect.objectContaining({ code: 'coupons-differ', place: 'cb', stands: 1, should: 0 }),
    ])
    expect(auditOf(issued)).toEqual([
      expect.objectContaining({ code: 'coupons-differ', place: 'ca', stands: 0, should: 1 }),
    ])
  })

  test('sees a coupon go and come back', () => {
    const used = posted(
      issued,
      couponNote({ move: 'used', coupons: [named('ca', coupon())] }),
      at('2026-11-22'),
    )
    expect(auditOf(used)).toEqual([])
    const back = named('ca', coupon({ serial: 1 }))
    const undone = posted(used, couponNote({ move: 'undone', coupons: [back] }), at('2026-11-22'))
    expect(auditOf({ ...undone, coupons: { ca: coupon({ serial: 1 }) } })).toEqual([])
    expect(auditOf(undone)).toHaveLength(1)
  })
})
