import { balanceOf, growthOf, pendingOf } from '../../src/domain/account'
import type { OrderContent } from '../../src/domain/order'
import { multiplierOf } from '../../src/domain/multiplier'
import { purchase } from '../../src/domain/purchase'
import { reasonOf } from '../../src/domain/reason'
import { after, answered, at, entriesOf, given, settings } from './given'

const now = at('2026-11-21 09:00')
const gold = { id: 'gold', since: at('2026-03-01'), validUntil: at('2027-03-01'), graceUntil: null } as const

function order(paidFen: number, paidAt = now): OrderContent {
  return { source: 'till', orderId: 'A1', paidFen, paidAt, storeId: null, lines: [] }
}

const buy = (account: ReturnType<typeof given>, bought: OrderContent, moment = now) =>
  after(account, purchase(account, bought, { now: moment, settings }), moment)

test('a full yuan earns a point, a started one does not', () => {
  expect(pendingOf(buy(given(), order(12_899)))).toBe(128)
  expect(pendingOf(buy(given(), order(12_900)))).toBe(129)
  expect(pendingOf(buy(given(), order(99)))).toBe(0)
})

test('the tier multiplies the full yuan, and what is under a point is dropped', () => {
  expect(pendingOf(buy(given({ tier: gold }), order(12_990)))).toBe(193)
  expect(pendingOf(buy(given({ tier: gold }), order(13_000)))).toBe(195)
})

test('points wait for the end of the refund window, growth does not', () => {
  const account = buy(given(), order(50_000))
  expect([balanceOf(account), pendingOf(account), growthOf(account, now, settings)]).toEqual([0, 500, 500])
  expect(account.pending).toEqual({
    d20261128: { activatesAt: at('2026-11-28 09:00'), fromSeq: 1, lots: { m202711: 500 } },
  })
  expect(account.dueAt).toBe(at('2026-11-28 09:00'))
})

test('an order whose window is over already is active at once', () => {
  const onTheEdge = at('2026-11-14 09:00')
  const account = buy(given(), order(10_000, onTheEdge))
  expect(entriesOf(account).map(({ kind, points }) => [kind, points])).toEqual([['purchase', 100]])
  expect(balanceOf(buy(given(), order(10_000, onTheEdge + 1)))).toBe(0)
})

test('two orders of one day become active together, at the later end', () => {
  const morning = buy(given(), order(10_000, at('2026-11-21 08:00')))
  const both = buy(morning, order(20_000, at('2026-11-21 08:30')))
  expect(both.pending.d20261128).toEqual({
    activatesAt: at('2026-11-28 08:30'),
    fromSeq: 1,
    lots: { m202711: 300 },
  })
})

test('an earlier order that comes later does not hurry the day it becomes active with', () => {
  const evening = buy(given(), order(20_000, at('2026-11-21 08:30')))
  const both = buy(evening, order(10_000, at('2026-11-21 08:00')))
  expect(both.pending.d20261128?.activatesAt).toBe(at('2026-11-28 08:30'))
})

test('what was earned this month is what was paid this month', () => {
  const late = buy(given(), order(10_000, at('2026-10-31 23:59:59.999')))
  expect(late.earned).toBeNull()
  const both = buy(buy(late, order(20_000, at('2026-11-01 00:00'))), order(30_000))
  expect(both.earned).toEqual({ month: '2026-11', points: 500 })
})

test('growth counts in the month in which was paid, and not when that is a year ago', () => {
  const late = buy(given(), order(50_000, at('2025-12-01 00:00')))
  expect(growthOf(late, now, settings)).toBe(500)
  const tooLate = buy(given(), order(50_000, at('2025-11-30 23:59:59.999')))
  expect(growthOf(tooLate, now, settings)).toBe(0)
})

test('an order that comes after its own expiry is earned and expires in one go', () => {
  const account = buy(given(), order(10_000, at('2025-10-31 12:00')))
  expect(balanceOf(account)).toBe(0)
  expect(entriesOf(account).map(({ kind, points }) => [kind, points])).toEqual([
    ['purchase', 100],
    ['expire', -100],
  ])
})

test('two orders that expire at the same moment leave an expiry each', () => {
  const first = buy(given(), order(10_000, at('2025-10-30 12:00')))
  expect(entriesOf(buy(first, order(20_000, at('2025-10-31 12:00')))).map(({ points }) => points)).toEqual([
    100, -100, 200, -200,
  ])
})

test('reaching a threshold upgrades at once, and the next order earns at the new tier', () => {
  const almost = buy(given(), order(99_900))
  expect(almost.tier.id).toBe('basic')
  const silver = buy(almost, order(100))
  expect(silver.tier).toEqual({
    id: 'silver',
    since: now,
    validUntil: at('2027-11-21 09:00'),
    graceUntil: null,
  })
  expect(entriesOf(buy(silver, order(10_000))).at(-1)).toMatchObject({ kind: 'purchase', pending: 120 })
})

test('the answer names the points of the order, the growth after it and the tier after it', () => {
  expect(answered(given(), purchase(given(), order(100_000), { now, settings }), now)).toEqual({
    points: 1000,
    growth: 1000,
    tierId: 'silver',
  })
})

test('the reason names each factor, and the total where there is more than one', () => {
  const why = {
    of: 'purchase',
    source: 'till',
    orderId: 'A1',
    paidFen: 12_800,
    paidAt: now,
    perYuan: 1,
  } as const
  const reason = (...extras: { name: string; percent: number }[]) =>
    reasonOf({ ...why, multiplier: multiplierOf(extras, 500) })
  expect(reason()).toBe('消费 ¥128.00')
  expect(reason({ name: '金卡', percent: 150 })).toBe('消费 ¥128.00 · 金卡 ×1.5')
  expect(reason({ name: '金卡', percent: 150 }, { name: '生日月', percent: 200 })).toBe(
    '消费 ¥128.00 · 金卡 ×1.5 · 生日月 ×2，合计 ×2.5',
  )
})

test.each([
  [80, 80, 0],
  [100, 100, 0],
  [101, 100, 1],
])(
  'of %i points used where there are a hundred, %i are spent and %i owed, and the till is told',
  (used, spent, owed) => {
    const account = given({ lots: { m202711: 100 } })
    const told = answered(
      account,
      purchase(account, { ...order(1000), pointsUsed: used }, { now, settings }),
      now,
    )
    expect(told).toMatchObject({ points: 10, pointsUsed: spent, owedPoints: owed })
  },
)

test('an order without points used says nothing of them', () => {
  const account = given()
  expect(answered(account, purchase(account, order(1000), { now, settings }), now)).toEqual({
    points: 10,
    growth: 10,
    tierId: 'basic',
  })
})
