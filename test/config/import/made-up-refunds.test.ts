/** Refunds made up by dice: the same every time, among the later orders, before their own, and after everything. */
import { batchesOf } from '../../../config/import/batches'
import { type MadeUpRefund, sequenceOf } from '../../../config/import/made-up-refunds'
import { expectedOf } from '../../../config/import/naive'

const dayMs = 86_400_000
const start = Date.parse('1998-01-01T12:00:00+08:00')
const asOf = Date.parse('1998-07-01T00:00:00+08:00')
const terms = { percent: 10, seed: 1, asOf }

const orders = Array.from({ length: 1000 }, (_, place) => ({
  orderId: `00001-${place + 1}`,
  paidAt: start + Math.floor(place / 10) * dayMs,
  paidFen: 100 * (place % 50),
}))
type Order = (typeof orders)[number]
const sequence = sequenceOf(orders, ({ paidAt }) => paidAt, terms)
const refunds = sequence.flatMap((segment) => segment.refunds)
const placeOf = (refund: MadeUpRefund<Order>) =>
  sequence.findIndex((segment) => segment.refunds.includes(refund))
const placeOfOrder = (order: Order) => sequence.findIndex((segment) => segment.orders.includes(order))

test('about one order in ten comes back, by the same dice whatever else is bought', () => {
  const refunded = new Set(refunds.map(({ order }) => order))
  expect(refunded.size).toBeGreaterThan(70)
  expect(refunded.size).toBeLessThan(130)
  const [alone] = [...refunded].slice(0, 1)
  const own = refunds.filter(({ order }) => order === alone)
  const again = sequenceOf([alone!], ({ paidAt }) => paidAt, terms).flatMap((segment) => segment.refunds)
  expect(again.toSorted((a, b) => (a.refundId < b.refundId ? -1 : 1))).toEqual(
    own.toSorted((a, b) => (a.refundId < b.refundId ? -1 : 1)),
  )
})

test('every order is sent once and in its place, and nothing comes back above what was paid', () => {
  expect(sequence.flatMap((segment) => segment.orders)).toEqual(orders)
  for (const order of orders) {
    const back = refunds.filter((refund) => refund.order === order).map(({ amountFen }) => amountFen)
    expect(back.reduce((sum, fen) => sum + fen, 0)).toBeLessThanOrEqual(order.paidFen)
  }
})

test('some come before their order, some after everything, and most among the later orders', () => {
  const coming = (comes: string) => refunds.filter((refund) => refund.comes === comes)
  for (const refund of coming('before its order')) expect(placeOf(refund)).toBe(0)
  for (const refund of coming('late')) expect(placeOf(refund)).toBe(sequence.length - 1)
  for (const refund of coming('in time')) {
    expect(placeOf(refund)).toBeGreaterThanOrEqual(placeOfOrder(refund.order))
    const later = orders.filter(({ paidAt }) => paidAt > refund.refundedAt)
    for (const order of later.slice(0, 1)) expect(placeOf(refund)).toBeLessThan(placeOfOrder(order))
  }
  const counts = ['before its order', 'late', 'in time'].map((comes) => coming(comes).length)
  expect(Math.min(...counts)).toBeGreaterThan(5)
})

test('nothing comes back before it was paid or after the clock', () => {
  for (const { order, refundedAt } of refunds) {
    expect(refundedAt).toBeGreaterThan(order.paidAt)
    expect(refundedAt).toBeLessThan(asOf)
  }
})

test('no request holds more than the door takes', () => {
  const purchases = orders.map((order, line) => ({
    ...order,
    line,
    customer: '00001',
    paidAt: new Date(order.paidAt).toISOString(),
  }))
  const sent = batchesOf([purchases], { ...terms, percent: 100 })
  expect(sent.flatMap((batch) => batch.orders)).toHaveLength(1000)
  expect(Math.max(...sent.map((batch) => batch.orders.length + batch.refunds.length))).toBeLessThanOrEqual(
    100,
  )
})

describe('by hand', () => {
  const all = { percent: 100, asOf }
  const order = { orderId: '00002-1', paidAt: start, paidFen: 9000 }
  const spent = (bought: (typeof order)[], seed: number) => expectedOf(bought, asOf, { ...all, seed })
  const isWhole = (seed: number) =>
    sequenceOf([order], ({ paidAt }) => paidAt, { ...all, seed })
      .flatMap((segment) => segment.refunds)
      .every(({ amountFen }) => amountFen === order.paidFen)
  const whole = Array.from({ length: 50 }, (_, seed) => seed).find(isWhole)!

  test('an order that came back whole leaves nothing, of points and of growth', () => {
    expect(spent([order], whole)).toMatchObject({ active: 0, debt: 0, growth: 0, expired: 0 })
  })

  test('what had expired before it came back is owed', () => {
    const old = { ...order, paidAt: Date.parse('1997-01-01T12:00:00+08:00') }
    expect(spent([old], whole)).toMatchObject({ active: 0, expired: 90, debt: 90 })
  })

  test('points that still wait are taken first', () => {
    const young = { ...order, paidAt: asOf - dayMs }
    expect(spent([young], whole)).toMatchObject({ active: 0, pending: 0, debt: 0 })
  })
})
