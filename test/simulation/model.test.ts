/** The pure side of the ledger against a naive one, over years of made-up happenings. */
import fc from 'fast-check'
import { type Account, balanceOf, blankAccount, growthOf, pendingOf } from '../../src/domain/account'
import { adjust } from '../../src/domain/adjust'
import { dayOf } from '../../src/domain/calendar'
import { checkIn } from '../../src/domain/check-in'
import type { OrderContent } from '../../src/domain/order'
import { carryOut, type Decision, partOpId, plan } from '../../src/domain/plan'
import { earn, spend } from '../../src/domain/points'
import { purchase } from '../../src/domain/purchase'
import { isRefusal } from '../../src/domain/result'
import { defaultSettings as settings } from '../../src/domain/settings'
import { settle } from '../../src/domain/settle'
import { recordOf, type RefundRecord } from '../../src/domain/refund'
import { countRefunds } from '../../src/domain/refund-count'
import { takeBack } from '../../src/domain/take-back'
import { enterWord } from '../../src/domain/word'
import { type Happening, NaiveLedger } from './naive-ledger'
import { nextMonthAfter } from './naive-tier'

const DAY = 86_400_000
const runs = 900

/** Beijing midnights around which calendars go wrong: a plain year's end, leap days, month ends of every length. */
const firstDays = [
  '2026-12-31',
  '2027-02-28',
  '2028-02-28',
  '2028-02-29',
  '2026-11-21',
  '2027-04-30',
  '2027-12-01',
]
const starts = firstDays.map((day) => Date.parse(`${day}T00:00:00+08:00`))

/** How long until the next thing happens: often exactly at an edge, or a millisecond beside it. */
const gaps = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ to: fc.constant('later' as const), ms: fc.integer({ min: 0, max: 9 * DAY }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      to: fc.constant('days' as const),
      ms: fc.integer({ min: 0, max: 8 }).map((days) => days * DAY),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ to: fc.constant('month-end' as const), ms: fc.integer({ min: -1, max: 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ to: fc.constant('later' as const), ms: fc.integer({ min: 0, max: 500 * DAY }) }),
  },
)
const ago = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 10 * DAY }),
  fc.constantFrom(7 * DAY, 7 * DAY - 1, 40 * DAY, 380 * DAY, 400 * DAY),
)
const acts = fc.oneof(
  fc.record({
    what: fc.constant('purchase' as const),
    paidFen: fc.constantFrom(0, 99, 100, 12_990, 100_000, 99_999, 833_33, 500_000, 2_000_000),
    ago,
    pointsUsed: fc.constantFrom(0, 0, 7, 300),
  }),
  fc.record({ what: fc.constant('check-in' as const) }),
  fc.record({
    what: fc.constant('refund' as const),
    order: fc.nat(29),
    amountFen: fc.constantFrom(0, 1, 99, 4330, 6495, 12_990, 99_999, 100_000, 500_000),
  }),
  fc.record({
    what: fc.constant('adjust' as const),
    points: fc.constantFrom(1, 40, 900, -1, -40, -900),
  }),
  fc.record({ what: fc.constant('word' as const), word: fc.constantFrom('a', 'b', 'c', 'd', 'wrong') }),
  fc.record({
    what: fc.constantFrom('earn' as const, 'spend' as const),
    points: fc.integer({ min: 1, max: 900 }),
  }),
  fc.record({ what: fc.constant('look' as const) }),
)
const steps = fc.array(fc.tuple(gaps, acts), { minLength: 1, maxLength: 30 })

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never

/** An account and what was sold to it: a refund is decided on its order. */
interface Shop {
  account: Account
  sold: { order: OrderContent; opId: string; refunds: RefundRecord[] }[]
}

const words = ['a', 'b', 'c', 'd']

function decide({ account, sold }: Shop, one: Happening): Decision {
  const terms = { now: one.at, settings }
  const why = { of: 'redeem', label: '' } as const
  switch (one.what) {
    case 'check-in':
      return checkIn(account, terms)
    case 'word':
      return enterWord(account, { word: one.word }, { ...terms, words: { [dayOf(one.at)]: words } })
    case 'adjust':
      return adjust(account, { points: one.points, reason: '', by: 'ann', approvedBy: null }, terms)
    case 'purchase':
      return purchase(account, sold.at(-1)!.order, terms)
    case 'refund':
      return refundOf(account, sold[one.order]!, one)
    case 'earn':
      return plan({ post: [earn(one.points, why, { at: one.at, settings })], answer: () => ({}) })
    case 'spend':
      if (balanceOf(account) < one.points) return { ok: false, code: 'POINTS_MISSING', message: '' }
      return plan({ post: [spend(one.points, why)], answer: () => ({}) })
  }
}

function refundOf(
  account: Account,
  { order, opId, refunds }: Shop['sold'][number],
  { at, amountFen }: { at: number; amountFen: number },
): Decision {
  const refundId = `r${refunds.length}`
  refunds.push(recordOf({ refundId, orderId: order.orderId, source: 'till', refundedAt: at, amountFen }))
  const counted = countRefunds(order, refunds).get(refundId)!
  if (isRefusal(counted)) return counted
  const [bought, use = null] = [account.journal[opId]!, account.journal[partOpId(opId, 1)]]
  return takeBack(account, { sale: { order, purchase: bought, use }, counted }, { now: at, settings })
}

function done({ account, sold }: Shop, one: Happening): Account {
  const settled = settle(account, one.at, settings)
  const mark = { opId: `op${settled.seq + 1}`, time: one.at, input: '' }
  if (one.what === 'purchase') {
    const { paidFen, paidAt, pointsUsed } = one
    const fact = { source: 'till', orderId: `o${sold.length}`, paidFen, paidAt, storeId: null, lines: [] }
    sold.push({ order: { ...fact, pointsUsed }, opId: mark.opId, refunds: [] })
  }
  const decided = decide({ account: settled, sold }, one)
  if (isRefusal(decided)) return settled
  return carryOut(settled, decided, { mark, now: one.at, settings, claim: null })
}

function atOf(before: number, [gap]: Step): number {
  return gap.to === 'month-end' ? Math.max(before, nextMonthAfter(before) + gap.ms) : before + gap.ms
}

function happeningOf(at: number, [, act]: Step, orders: number): Happening | null {
  if (act.what === 'look') return null
  if (act.what === 'refund') return orders === 0 ? null : { at, ...act, order: act.order % orders }
  return act.what === 'purchase' ? { at, ...act, paidAt: at - act.ago } : { at, ...act }
}

/** Runs both; `look` is told after every step. */
function replay(
  start: number,
  all: Step[],
  { debt, onStep }: { debt: number; onStep(account: Account, ledger: NaiveLedger, at: number): void },
): Account {
  const ledger = new NaiveLedger(debt)
  const sold: Shop['sold'] = []
  const joined = { memberNo: '', nickname: null, avatarUrl: null, joinedAt: start }
  let account: Account = { ...blankAccount('m1'), profile: joined, debt }
  let at = start
  for (const step of all) {
    at = atOf(at, step)
    const one = happeningOf(at, step, sold.length)
    account = one ? done({ account, sold }, one) : settle(account, at, settings)
    if (one) ledger.happen(one)
    else ledger.settle(at)
    onStep(account, ledger, at)
  }
  return account
}

const startAndSteps = [fc.constantFrom(...starts), steps] as const

test('the ledger holds what a naive one holds, whatever happens and whenever', () => {
  fc.assert(
    fc.property(...startAndSteps, fc.constantFrom(0, 0, 30, 1500), (start, all, debt) => {
      replay(start, all, {
        debt,
        onStep(account, ledger, at) {
          expect(ledger.standing(at)).toEqual({
            lots: account.lots,
            pending: pendingOf(account),
            debt: account.debt,
            growth: growthOf(account, at, settings),
            tier: account.tier.id,
            reviewAt: account.tier.graceUntil ?? account.tier.validUntil,
            streakDays: account.checkIn?.streakDays ?? 0,
          })
        },
      })
    }),
    { numRuns: runs },
  )
})

test('the entries add up to the account, field by field, and nothing is negative', () => {
  fc.assert(
    fc.property(...startAndSteps, fc.constantFrom(0, 30), (start, all, debt) => {
      replay(start, all, {
        debt,
        onStep(account) {
          const entries = Object.values(account.journal)
          const total = (field: 'points' | 'pending' | 'debt') =>
            entries.reduce((sum, entry) => sum + entry[field], 0)
          expect([total('points'), total('pending'), debt + total('debt')]).toEqual([
            balanceOf(account),
            pendingOf(account),
            account.debt,
          ])
          expect(Math.min(account.debt, ...Object.values(account.lots), 0)).toBe(0)
        },
      })
    }),
    { numRuns: runs / 3 },
  )
})

const threeYears = 3 * 366 * DAY
const nights = Array.from({ length: 3 * 366 + 1 }, (_, night) => night * DAY)

test.each([
  ['every night', fc.constant(nights), runs / 100],
  ['now and then', fc.array(fc.integer({ min: 0, max: threeYears }), { maxLength: 40 }), runs / 3],
])('settling %s and settling once after three years leave the same entries', (_, whens, numRuns) => {
  fc.assert(
    fc.property(...startAndSteps, whens, (start, all, when) => {
      const account = replay(start, all, { debt: 0, onStep() {} })
      const instants = when.sort((a, b) => a - b).map((after) => account.settledAt + after)
      const end = account.settledAt + threeYears
      const often = [...instants, end].reduce((before, at) => settle(before, at, settings), account)
      const once = settle(account, end, settings)
      expect({ ...often, journal: plain(often) }).toEqual({ ...once, journal: plain(once) })
    }),
    { numRuns },
  )
})

/** The entries in their order; only their ids may differ. */
function plain(account: Account) {
  return Object.values(account.journal)
    .map((entry) => ({ ...entry, opId: '' }))
    .sort((a, b) => a.seq - b.seq)
}
