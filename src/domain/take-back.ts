/**
 * What a refund does to the account. It takes back the points of the order as paid less those of what remains paid, less
 * what was taken back before, and gives back the points used on it by the same difference: so any sequence of refunds
 * ends at the same sum, and none needs to know the entry of another.
 */
import type { Account } from './account'
import { type Instant, monthOf } from './calendar'
import { returnCoupons } from './coupon-use'
import { deltaOf, moved } from './delta'
import type { Entry, Lots, Why } from './entry'
import { earliestLots, lotBack, lotKey, plus } from './lot'
import type { OrderContent } from './order'
import { pointsOfOrder } from './multiplier'
import { plan, type Plan } from './plan'
import { growthAt, type Move, type TakeBack, type Waiting } from './points'
import type { Counted } from './refund-count'
import type { Settings } from './settings'

/** What the order door answers for a refund that is in the ledger. */
export interface Refunded {
  /** Of those the order earned. */
  takenBackPoints: number
  /** The part of them that was not there any more: it is owed. */
  owedPoints: number
  /** Of those that were used on the order. */
  returnedPoints: number
  /** The coupons that are the member's again; left out where there are none. */
  returnedCouponIds?: string[]
}

/** The entries that a refund is decided on: what its order earned, and what was used on it. */
export interface Sale {
  order: OrderContent
  purchase: Entry
  use: Entry | null
  /** The entry of the coupons it used. */
  coupons?: Entry | null
}

/** Posts a refund that counts; there is nothing for which it could be refused any more. */
export function takeBack(
  account: Account,
  { sale, counted }: { sale: Sale; counted: Counted },
  terms: { now: Instant; settings: Settings },
): Plan {
  const taking = takingOf(account, sale, counted)
  const taken = deltaOf(account, taking)
  const { source, orderId, paidAt } = sale.order
  const { refundId, amountFen } = counted.refund
  const of = { source, orderId, refundId }
  const { points } = taking
  const why: Why = { ...of, of: 'refund', amountFen, paidAt, points, owed: taken.debt }
  const returned = counted.pointsUsed.before - counted.pointsUsed.after
  const giving: Move = { move: 'give-back', lots: lotsBack(sale, counted, terms) }
  const given = deltaOf(moved(account, taking, taken), giving)
  const coupons = couponsBack(account, { sale, counted }, terms)
  const whyGiven: Why = {
    ...of,
    of: 'points-returned',
    points: returned,
    repaid: 0 - given.debt,
    lots: given.lots,
  }
  return plan({
    post: [
      { ...taking, why, row: points > 0 ? 'spent' : 'note' },
      ...(returned > 0 ? [{ ...giving, why: whyGiven, row: 'earned' } as const] : []),
      ...(coupons ? [coupons.movement] : []),
    ],
    ...(coupons && { set: { coupons: coupons.coupons }, effects: coupons.effects }),
    answer: (): Refunded => ({
      takenBackPoints: points,
      owedPoints: taken.debt,
      returnedPoints: returned,
      ...(coupons && { returnedCouponIds: coupons.ids }),
    }),
  })
}

/** Coupons come back once nothing of their order remains paid. */
function couponsBack(
  account: Account,
  { sale, counted: { refund, paid } }: { sale: Sale; counted: Counted },
  { now, settings }: { now: Instant; settings: Settings },
) {
  if (!sale.coupons || paid.after.paidFen > 0) return null
  const { by = null, byName = null, reason = '订单全部退款' } = refund.undo ?? {}
  return returnCoupons(account, sale.coupons, { now, settings, undone: { at: now, by, byName, reason } })
}

function takingOf(account: Account, { order: { paidAt }, purchase }: Sale, { paid }: Counted): TakeBack {
  const { why } = purchase
  if (why.of !== 'purchase') throw new Error('a refund is decided on something else than a purchase')
  const { multiplier, perYuan } = why
  const points =
    pointsOfOrder(paid.before, multiplier, perYuan) - pointsOfOrder(paid.after, multiplier, perYuan)
  return {
    move: 'take-back',
    points,
    waiting: waitingOf(account, purchase),
    growth: growthAt(paidAt, 0 - points),
    earnedIn: monthOf(purchase.at) === monthOf(paidAt) ? monthOf(paidAt) : null,
  }
}

/** The pending points of the purchase, while they are pending. */
function waitingOf(account: Account, purchase: Entry): Waiting | null {
  const { bucket } = purchase
  const open = bucket && account.pending[bucket.key]
  return open && open.fromSeq <= purchase.seq ? { ...bucket, activatesAt: open.activatesAt } : null
}

/** Where the points that were used go back to: their own lots, or days of grace where those have ended. */
function lotsBack(
  { order, use }: Sale,
  { pointsUsed: { before, after } }: Counted,
  terms: { now: Instant; settings: Settings },
): Lots {
  if (before === after) return {}
  const parts = partsOf(use, lotKey(order.paidAt, terms.settings))
  return within(parts, { from: after, upTo: before }, (lot) => lotBack(lot, terms))
}

/** What was used, in the order in which it was taken: lots, and last of all what was owed for it. */
function partsOf(use: Entry | null, owedTo: string): [lot: string, points: number][] {
  if (!use) throw new Error('points were used on an order, but no entry took them')
  const lots = earliestLots(use.lots).map((lot): [string, number] => [lot, 0 - (use.lots[lot] ?? 0)])
  // Later points have paid a debt: they come back as if this order had earned them.
  return [...lots, [owedTo, use.debt]]
}

/** The points from one to another of all that were used: what was taken last goes back first. */
function within(
  parts: [lot: string, points: number][],
  { from, upTo }: { from: number; upTo: number },
  lotNow: (lot: string) => string,
): Lots {
  let passed = 0
  let lots: Lots = {}
  for (const [lot, points] of parts) {
    const part = Math.min(upTo, passed + points) - Math.max(from, passed)
    if (part > 0) lots = plus(lots, { [lotNow(lot)]: part })
    passed += points
  }
  return lots
}
