/**
 * The price of an order at the till: first what a cash coupon takes off, then a percentage of what remains, then points,
 * which pay a share of what is still due. Thresholds are of the order before any discount. Everything is split over the
 * lines to the fen, so that a refund by line is exact. Money is integer fen.
 */
import { proportion, splitExactly } from './money'
import type { Settings } from './settings'
import type { CouponRule } from './template'

/** What is sold, before any discount. */
export interface PricedLine {
  lineId: string
  fen: number
}

/** A coupon that is to be used, by the rule of its version. */
export interface PricedCoupon {
  couponId: string
  rule: CouponRule
}

export interface PriceAsked {
  lines: PricedLine[]
  coupons: PricedCoupon[]
  /** So many points are to pay a part, at most: what has no whole worth stays with the member. */
  points: number
}

/** Why something that was asked for takes nothing off. */
export type PriceFault =
  | { code: 'COUPON_THRESHOLD'; couponId: string; thresholdFen: number; missingFen: number }
  | { code: 'COUPON_FOR_COUNTER' | 'COUPON_TWO_ALIKE' | 'COUPON_FOR_NOTHING'; couponId: string }
  | { code: 'POINTS_BELOW_LEAST'; pointsMin: number }
  | { code: 'POINTS_ABOVE_SHARE'; pointsMax: number; percentMax: number }
  | { code: 'POINTS_WORTHLESS' }

/** A line with what each kind of discount took off it. */
export interface PriceLine extends PricedLine {
  cashFen: number
  percentFen: number
  pointsFen: number
  paidFen: number
}

export interface Price {
  totalFen: number
  lines: PriceLine[]
  /** What each coupon takes off, in the order in which they were asked for; those with a fault are left out. */
  coupons: { couponId: string; kind: 'cash' | 'percent'; offFen: number }[]
  /** What is due before points. */
  dueFen: number
  /** `max` is what may pay a part of this order, whatever the member has; 0 where the least is above it. */
  points: { used: number; fen: number; over: number; max: number }
  paidFen: number
  faults: PriceFault[]
}

type Redeem = Settings['redeem']

/** The price of what is asked for. What has a fault takes nothing off and is named; whoever sells refuses it. */
export function priceOf({ lines, coupons, points }: PriceAsked, redeem: Redeem): Price {
  const totalFen = sumOf(lines.map(({ fen }) => fen))
  const off = couponsOff(coupons, totalFen)
  const paid = pointsPaid(points, totalFen - off.cashFen - off.percentFen, redeem)
  const split = splitOver(lines, { ...off, pointsFen: paid.points.fen })
  return {
    totalFen,
    lines: split,
    coupons: off.used,
    dueFen: totalFen - off.cashFen - off.percentFen,
    points: paid.points,
    paidFen: sumOf(split.map(({ paidFen }) => paidFen)),
    faults: [...off.faults, ...paid.faults],
  }
}

/** The most points that may pay a part of what is due; 0 where none may. */
export function pointsMaxOf(dueFen: number, redeem: Redeem): number {
  const { fen, orderPercentMax, pointsMin } = redeem
  if (fen === 0) return 0
  const shareFen = proportion(dueFen, orderPercentMax, 100)
  const most = leastFor(shareFen + 1, redeem) - 1
  // Of those with the same worth the fewest: a point that pays nothing is not taken.
  const max = leastFor(worthOf(most, redeem), redeem)
  return max >= pointsMin ? max : 0
}

function couponsOff(coupons: PricedCoupon[], totalFen: number) {
  const faults: PriceFault[] = []
  const used: Price['coupons'] = []
  const takes = { cash: 0, percent: 0 }
  for (const kind of ['cash', 'percent'] as const) {
    const [first, ...more] = coupons.filter(({ rule }) => rule.kind === kind)
    faults.push(...more.map(({ couponId }) => ({ code: 'COUPON_TWO_ALIKE', couponId }) as const))
    if (!first) continue
    const offFen = offBy(first.rule, totalFen - takes.cash)
    const fault = faultOf(first, totalFen, offFen)
    if (fault) faults.push(fault)
    else {
      takes[kind] = offFen
      used.push({ couponId: first.couponId, kind, offFen })
    }
  }
  const others = coupons.filter(({ rule }) => rule.kind !== 'cash' && rule.kind !== 'percent')
  faults.push(...others.map(({ couponId }) => ({ code: 'COUPON_FOR_COUNTER', couponId }) as const))
  return { cashFen: takes.cash, percentFen: takes.percent, used, faults }
}

/** What a coupon takes off what remains to be paid. */
function offBy(rule: CouponRule, restFen: number): number {
  if (rule.kind === 'cash') return Math.min(rule.offFen, restFen)
  if (rule.kind === 'percent') return Math.min(proportion(restFen, rule.percentOff, 100), rule.capFen)
  return 0
}

function faultOf({ couponId, rule }: PricedCoupon, totalFen: number, offFen: number): PriceFault | null {
  const thresholdFen = 'thresholdFen' in rule ? rule.thresholdFen : 0
  if (totalFen < thresholdFen)
    return { code: 'COUPON_THRESHOLD', couponId, thresholdFen, missingFen: thresholdFen - totalFen }
  // It would be gone, and nothing of it left for the member.
  return offFen === 0 ? { code: 'COUPON_FOR_NOTHING', couponId } : null
}

function pointsPaid(wanted: number, dueFen: number, redeem: Redeem) {
  const max = pointsMaxOf(dueFen, redeem)
  const none = (faults: PriceFault[]) => ({ points: { used: 0, fen: 0, over: wanted, max }, faults })
  if (wanted === 0) return none([])
  const used = leastFor(worthOf(wanted, redeem), redeem)
  if (used === 0) return none([{ code: 'POINTS_WORTHLESS' }])
  if (wanted < redeem.pointsMin) return none([{ code: 'POINTS_BELOW_LEAST', pointsMin: redeem.pointsMin }])
  if (used > max)
    return none([{ code: 'POINTS_ABOVE_SHARE', pointsMax: max, percentMax: redeem.orderPercentMax }])
  return { points: { used, fen: worthOf(used, redeem), over: wanted - used, max }, faults: [] }
}

function worthOf(points: number, redeem: Redeem): number {
  return proportion(points, redeem.fen, redeem.points)
}

/** The fewest points that are worth so much, or more where no number of points is worth just that. */
function leastFor(fen: number, redeem: Redeem): number {
  if (fen === 0 || redeem.fen === 0) return 0
  const floor = proportion(fen, redeem.points, redeem.fen)
  return worthOf(floor, redeem) >= fen ? floor : floor + 1
}

/** Takes each discount off the lines by what is left of them: no line can go below 0. */
function splitOver(
  lines: PricedLine[],
  { cashFen, percentFen, pointsFen }: { cashFen: number; percentFen: number; pointsFen: number },
): PriceLine[] {
  const totals = lines.map(({ fen }) => fen)
  const cash = splitExactly(cashFen, totals)
  const afterCash = totals.map((fen, place) => fen - (cash[place] ?? 0))
  const percent = splitExactly(percentFen, afterCash)
  const afterPercent = afterCash.map((fen, place) => fen - (percent[place] ?? 0))
  const points = splitExactly(pointsFen, afterPercent)
  return lines.map(({ lineId, fen }, place) => ({
    lineId,
    fen,
    cashFen: cash[place] ?? 0,
    percentFen: percent[place] ?? 0,
    pointsFen: points[place] ?? 0,
    paidFen: (afterPercent[place] ?? 0) - (points[place] ?? 0),
  }))
}

const sumOf = (fens: number[]) => fens.reduce((sum, fen) => sum + fen, 0)
