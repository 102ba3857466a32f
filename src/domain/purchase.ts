/**
 * A purchase earns one point for each full yuan, times what weighs it (stacking.ts). The points wait for the end of
 * the refund window; growth counts at once.
 */
import { type Account, balanceOf, growthOf } from './account'
import { DAY_MS, type Instant } from './calendar'
import { type Seller, takeCoupons } from './coupon-use'
import { deltaOf, moved } from './delta'
import type { Multiplier } from './entry'
import { passedWindow } from './invite'
import { lotKey } from './lot'
import { type Paid, pointsOfOrder } from './multiplier'
import { type OrderContent, paidOf } from './order'
import { plan, type PlanFor } from './plan'
import { growthAt, type Movement, spendOrOwe } from './points'
import type { TierId } from './programme'
import { type Settings, worthFen } from './settings'
import { stacked } from './stacking'

/** What the order door answers for an order that is in the ledger. */
export interface Purchased {
  points: number
  growth: number
  tierId: TierId
  /** Where points paid a part of it: so many were there and are spent, and so many were not and are owed. */
  pointsUsed?: number
  owedPoints?: number
  /** The coupons it names that were not usable; left out where there are none. */
  couponsMissed?: string[]
}

interface Terms {
  now: Instant
  settings: Settings
  /** The clerk whose sale it is. */
  seller?: Seller
}

/** Posts a purchase; there is nothing for which it could be refused any more. `left` is what known refunds leave paid. */
export function purchase(
  account: Account,
  order: OrderContent,
  terms: Terms & { left?: Paid },
): PlanFor<Purchased> {
  const { now, settings, left = paidOf(order) } = terms
  const { multiplier, set } = stacked(account, order, terms)
  const coupons = takeCoupons(account, order, terms)
  const bought = purchased(order, multiplier, { ...terms, coupons: coupons.count })
  const { points } = bought
  const kept = pointsOfOrder(left, multiplier, settings.purchase.pointsPerYuan)
  const paying = moved(account, bought, deltaOf(account, bought))
  const owedPoints = owedFor(paying, order)
  const { pointsUsed = 0 } = order
  const passed = bought.move === 'earn' ? passedWindow(account, { points: kept, at: now }) : {}
  return plan({
    post: [bought, ...pointsAsCash(order, owedPoints, settings), ...coupons.post],
    set: { ...set, ...passed, ...coupons.set },
    effects: coupons.effects,
    answer: (after): Purchased => ({
      points,
      growth: growthOf(after, now, settings),
      tierId: after.tier.id,
      ...(pointsUsed > 0 && { pointsUsed: pointsUsed - owedPoints, owedPoints }),
      ...(coupons.missed.length > 0 && { couponsMissed: coupons.missed }),
    }),
  })
}

function purchased(
  order: OrderContent,
  multiplier: Multiplier,
  { now, settings, coupons }: Terms & { coupons: number },
) {
  const { source, orderId, paidFen, paidAt } = order
  const perYuan = settings.purchase.pointsPerYuan
  const points = pointsOfOrder(paidOf(order), multiplier, perYuan)
  const activatesAt = paidAt + settings.points.pendingDays * DAY_MS
  const earned = {
    why: {
      of: 'purchase',
      source,
      orderId,
      paidFen,
      paidAt,
      perYuan,
      multiplier,
      ...(coupons > 0 && { coupons }),
    },
    row: 'earned',
    points,
    earnedAt: paidAt,
    lot: lotKey(paidAt, settings),
    growth: growthAt(paidAt, points),
  } as const
  return activatesAt <= now
    ? ({ move: 'earn', ...earned } as const)
    : ({ move: 'earn-later', ...earned, activatesAt } as const)
}

/** What is missing of the points that paid a part of it, in the account as the purchase leaves it. */
const owedFor = (account: Account, { pointsUsed = 0 }: OrderContent): number =>
  Math.max(0, pointsUsed - balanceOf(account))

/** The points that paid a part of it: the sale has happened, so what is missing is owed. */
function pointsAsCash(order: OrderContent, owed: number, settings: Settings): Movement[] {
  const { source, orderId, paidAt, pointsUsed = 0 } = order
  if (pointsUsed === 0) return []
  const worth = worthFen(pointsUsed, settings)
  return [
    spendOrOwe(pointsUsed, {
      of: 'points-as-cash',
      source,
      orderId,
      paidAt,
      points: pointsUsed,
      worthFen: worth,
      owed,
    }),
  ]
}
