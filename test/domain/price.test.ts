import fc from 'fast-check'
import type { OrderContent } from '../../src/domain/order'
import { pointsMaxOf, type PriceAsked, type PricedCoupon, priceOf } from '../../src/domain/price'
import { recordOf } from '../../src/domain/refund'
import { countRefunds } from '../../src/domain/refund-count'
import { isRefusal } from '../../src/domain/result'
import { settings } from './given'

const redeem = settings.redeem
const line = (fen: number, lineId = 'L1') => ({ lineId, fen })
const cash = (offFen: number, thresholdFen = 0, couponId = 'cash'): PricedCoupon => ({
  couponId,
  rule: { kind: 'cash', offFen, thresholdFen },
})
const percent = (percentOff: number, capFen: number, thresholdFen = 0): PricedCoupon => ({
  couponId: 'percent',
  rule: { kind: 'percent', percentOff, capFen, thresholdFen },
})
const price = (fen: number, parts: Partial<PriceAsked> = {}) =>
  priceOf({ lines: [line(fen)], coupons: [], points: 0, ...parts }, redeem)
const codesOf = (fen: number, parts: Partial<PriceAsked>) =>
  price(fen, parts).faults.map((fault) => [fault.code, 'couponId' in fault ? fault.couponId : null])

test('cash comes off first, then the percentage of what remains, then points', () => {
  const sold = price(126_800, { coupons: [percent(15, 2000), cash(1500, 4900)], points: 3200 })
  expect(sold).toMatchObject({ totalFen: 126_800, dueFen: 123_300, paidFen: 91_300, faults: [] })
  expect(sold.coupons).toEqual([
    { couponId: 'cash', kind: 'cash', offFen: 1500 },
    { couponId: 'percent', kind: 'percent', offFen: 2000 },
  ])
  expect(sold.points).toEqual({ used: 3200, fen: 32_000, over: 0, max: 6165 })
  const uncapped = price(10_000, { coupons: [cash(1000), percent(10, 5000)] })
  expect(uncapped.coupons.map(({ offFen }) => offFen)).toEqual([1000, 900])
})

test('a threshold is of the order before any discount', () => {
  expect(price(4900, { coupons: [cash(1500, 4900)] }).paidFen).toBe(3400)
  const short = price(4899, { coupons: [cash(1500, 4900)] })
  expect(short.paidFen).toBe(4899)
  expect(short.faults).toEqual([
    { code: 'COUPON_THRESHOLD', couponId: 'cash', thresholdFen: 4900, missingFen: 1 },
  ])
  // ¥15 off leaves ¥34, and the percentage from ¥49 up is good all the same.
  expect(price(4900, { coupons: [cash(1500, 4900), percent(50, 9999, 4900)] }).paidFen).toBe(1700)
})

test('a coupon takes off no more than is there, and the price can reach 0', () => {
  expect(price(1000, { coupons: [cash(1500)] })).toMatchObject({ paidFen: 0, coupons: [{ offFen: 1000 }] })
  expect(price(0)).toMatchObject({ paidFen: 0, faults: [] })
})

test('a line that one discount has paid whole takes no part of the next', () => {
  const ones = (ids: string) => [...ids].map((id) => line(1, id))
  const off = priceOf({ lines: ones('abc'), coupons: [cash(1), percent(50, 99)], points: 0 }, redeem)
  expect(off.lines.map(({ cashFen, percentFen, paidFen }) => [cashFen, percentFen, paidFen])).toEqual([
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ])
  const even = { points: 1, fen: 1, orderPercentMax: 100, pointsMin: 1 }
  const paid = priceOf({ lines: ones('abcd'), coupons: [cash(1)], points: 1 }, even)
  expect(paid.lines.map(({ cashFen, pointsFen }) => [cashFen, pointsFen])).toEqual([
    [0, 0],
    [0, 0],
    [0, 1],
    [1, 0],
  ])
})

test('one cash and one percentage an order; what would be gone for nothing stays', () => {
  expect(codesOf(9000, { coupons: [cash(100), cash(200, 0, 'more')] })).toEqual([
    ['COUPON_TWO_ALIKE', 'more'],
  ])
  expect(price(9000, { coupons: [cash(100), cash(200, 0, 'more')] }).paidFen).toBe(8900)
  expect(codesOf(1000, { coupons: [cash(1000), percent(10, 500)] })).toEqual([
    ['COUPON_FOR_NOTHING', 'percent'],
  ])
  expect(codesOf(9, { coupons: [percent(10, 500)] })).toEqual([['COUPON_FOR_NOTHING', 'percent']])
  expect(codesOf(10, { coupons: [percent(10, 500)] })).toEqual([])
  expect(codesOf(9000, { coupons: [{ couponId: 'latte', rule: { kind: 'gift' } }] })).toEqual([
    ['COUPON_FOR_COUNTER', 'latte'],
  ])
})

test('points pay from the least up to their share of what is due after coupons', () => {
  expect(codesOf(9000, { points: 99 })).toEqual([['POINTS_BELOW_LEAST', null]])
  expect(price(9000, { points: 100 })).toMatchObject({ paidFen: 8000, faults: [] })
  expect(price(2000, { points: 100 })).toMatchObject({ paidFen: 1000, faults: [] })
  expect(codesOf(2001, { points: 101 })).toEqual([['POINTS_ABOVE_SHARE', null]])
  expect(price(1999, { points: 100 }).faults).toEqual([
    { code: 'POINTS_ABOVE_SHARE', pointsMax: 0, percentMax: 50 },
  ])
  expect(codesOf(2000, { coupons: [cash(1)], points: 100 })).toEqual([['POINTS_ABOVE_SHARE', null]])
})

test('a point that pays nothing stays with the member', () => {
  const three = { ...redeem, points: 3, fen: 1, pointsMin: 3 }
  const sold = priceOf({ lines: [line(1000)], coupons: [], points: 8 }, three)
  expect(sold.points).toEqual({ used: 6, fen: 2, over: 2, max: 1500 })
  const none = priceOf({ lines: [line(1000)], coupons: [], points: 2 }, { ...three, pointsMin: 1 })
  expect(none.faults).toEqual([{ code: 'POINTS_WORTHLESS' }])
  const worthless = priceOf({ lines: [line(1000)], coupons: [], points: 200 }, { ...redeem, fen: 0 })
  expect(worthless).toMatchObject({
    paidFen: 1000,
    points: { max: 0 },
    faults: [{ code: 'POINTS_WORTHLESS' }],
  })
})

const anyLines = fc
  .array(fc.integer({ min: 0, max: 300_000 }), { minLength: 1, maxLength: 8 })
  .map((fens) => fens.map((fen, place) => line(fen, `L${place}`)))
const anyCash = fc
  .tuple(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 0, max: 100_000 }))
  .map(([offFen, more]) => cash(offFen, more === 0 ? 0 : offFen + more))
const anyPercent = fc
  .tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 50_000 }),
    fc.integer({ min: 0, max: 100_000 }),
  )
  .map(([percentOff, capFen, thresholdFen]) => percent(percentOff, capFen, thresholdFen))
const anyRedeem = fc.record({
  points: fc.integer({ min: 1, max: 500 }),
  fen: fc.integer({ min: 0, max: 2000 }),
  orderPercentMax: fc.integer({ min: 0, max: 100 }),
  pointsMin: fc.integer({ min: 0, max: 300 }),
})
const anyCoupons = fc
  .tuple(fc.option(anyCash), fc.option(anyPercent))
  .map((both) => both.filter((one): one is PricedCoupon => one !== null))
const anyOrder = fc.record({
  lines: anyLines,
  coupons: anyCoupons,
  points: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60_000 })),
})

test('the lines sum to the total to the fen, and nothing is below 0', () => {
  fc.assert(
    fc.property(anyOrder, anyRedeem, (order, rules) => {
      const sold = priceOf(order, rules)
      const sum = (of: (one: (typeof sold.lines)[number]) => number) =>
        sold.lines.reduce((whole, one) => whole + of(one), 0)
      const offs = sold.coupons.reduce((whole, { offFen }) => whole + offFen, 0)
      expect(sum(({ fen }) => fen)).toBe(sold.totalFen)
      expect(sum(({ cashFen, percentFen }) => cashFen + percentFen)).toBe(offs)
      expect(sum(({ pointsFen }) => pointsFen)).toBe(sold.points.fen)
      expect(sum(({ paidFen }) => paidFen)).toBe(sold.paidFen)
      expect(sold.paidFen).toBe(sold.totalFen - offs - sold.points.fen)
      for (const one of sold.lines) {
        expect(one.fen).toBe(one.cashFen + one.percentFen + one.pointsFen + one.paidFen)
        expect(Math.min(one.cashFen, one.percentFen, one.pointsFen, one.paidFen)).toBeGreaterThanOrEqual(0)
      }
      expect(sold.points.used + sold.points.over).toBe(order.points)
    }),
  )
})

test('the order of the lines changes no total', () => {
  fc.assert(
    fc.property(anyOrder, anyRedeem, (order, rules) => {
      const { lines: _some, ...there } = priceOf(order, rules)
      const { lines: _same, ...back } = priceOf({ ...order, lines: order.lines.toReversed() }, rules)
      expect(back).toEqual(there)
    }),
  )
})

test('a coupon less is never a lower price', () => {
  fc.assert(
    fc.property(anyOrder, anyRedeem, (order, rules) => {
      const whole = priceOf(order, rules)
      for (const { couponId } of order.coupons) {
        const coupons = order.coupons.filter((one) => one.couponId !== couponId)
        const without = priceOf({ ...order, coupons }, rules)
        expect(without.dueFen).toBeGreaterThanOrEqual(whole.dueFen)
        if (whole.points.used === without.points.used)
          expect(without.paidFen).toBeGreaterThanOrEqual(whole.paidFen)
      }
    }),
  )
})

test('as many points as may pay do pay, and one worth more does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), anyRedeem, (fen, rules) => {
      const max = pointsMaxOf(fen, rules)
      const sold = (points: number) => priceOf({ lines: [line(fen)], coupons: [], points }, rules)
      expect(sold(max)).toMatchObject({ points: { used: max }, faults: [] })
      const more = sold(max + Math.ceil(rules.points / Math.max(1, rules.fen)))
      expect(more.points.used <= max).toBe(true)
      expect(sold(max).points.fen).toBeLessThanOrEqual(Math.floor((fen * rules.orderPercentMax) / 100))
    }),
  )
})

test('all lines refunded one after another give back exactly what was paid, in money and points', () => {
  fc.assert(
    fc.property(anyOrder, anyRedeem, fc.infiniteStream(fc.nat()), (order, rules, dice) => {
      const sold = priceOf(order, rules)
      fc.pre(sold.paidFen > 0)
      const content = contentOf(sold)
      const shuffled = sold.lines
        .filter(({ paidFen }) => paidFen > 0)
        .map((one) => ({ one, by: dice.next().value ?? 0 }))
        .sort((a, b) => a.by - b.by)
      const refunds = shuffled.map(({ one }, place) =>
        recordOf({
          refundId: `R${place}`,
          orderId: 'A1',
          source: 'till.s1',
          refundedAt: 0,
          lines: [{ lineId: one.lineId, amountFen: one.paidFen }],
        }),
      )
      const counted = [...countRefunds(content, refunds).values()]
      expect(counted.filter(isRefusal)).toEqual([])
      const last = counted.at(-1)
      const back = counted.reduce(
        (sum, one) => (isRefusal(one) ? sum : sum + one.pointsUsed.before - one.pointsUsed.after),
        0,
      )
      expect(refunds.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(sold.paidFen)
      expect(back).toBe(sold.points.used)
      expect(last && !isRefusal(last) && last.paid.after).toMatchObject({ paidFen: 0 })
    }),
  )
})

function contentOf({ paidFen, lines, points }: ReturnType<typeof priceOf>): OrderContent {
  return {
    source: 'till.s1',
    orderId: 'A1',
    paidFen,
    paidAt: 0,
    storeId: 's1',
    lines: lines.map((one) => ({
      lineId: one.lineId,
      paidFen: one.paidFen,
      sku: null,
      title: null,
      quantity: null,
    })),
    pointsUsed: points.used,
  }
}
