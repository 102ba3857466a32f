/**
 * The settings: one document with every number of the programme. These are the defaults; what an operator
 * publishes replaces them whole under the next version, and each entry names the version it was made under.
 */
import * as v from 'valibot'
import { Campaigns } from './campaign'
import { ContestRules } from './contest-rules'
import { Gift } from './gift'
import { cashFen, type Programme, type TierId } from './programme'
import { count, percent, text, tierIds } from './shapes'

/** The account holds a number for each month: two years of them keep it under 64 KB whatever happens. */
export const MONTHS_MAX = 24

/** Every call reads the settings: no list of them is without an end. */
const NOTICES_MAX = 10
const PRIVILEGES_MAX = 50

const TierRule = v.strictObject({
  id: v.picklist(tierIds),
  name: text(10),
  threshold: count(100_000_000),
  multiplierPercent: percent,
  /** The coupon that comes with reaching it; rules of before there were gifts have none. */
  welcome: v.optional(v.nullable(Gift), null),
})

const Privilege = v.strictObject({
  label: text(20),
  values: v.strictObject({ basic: text(20), silver: text(20), gold: text(20), diamond: text(20) }),
})

/** From the lowest, whose threshold is 0, to the highest: a member always has a tier. */
const Ladder = v.pipe(
  v.array(TierRule),
  v.length(tierIds.length),
  v.check((ladder) => ladder.every((tier, rank) => tier.id === tierIds[rank]), '等级要从低到高'),
  v.check((ladder) => ladder[0]?.threshold === 0, '最低一级的门槛是 0'),
  v.check((ladder) => ladder[0]?.welcome === null, '最低一级人人都在，没有升级礼'),
  v.check((ladder) => ladder.every(isAboveTheLast), '每一级的门槛要高过前一级'),
  v.check((ladder) => new Set(ladder.map(({ name }) => name)).size === ladder.length, '每一级的名称要不一样'),
)

function isAboveTheLast(tier: { threshold: number }, rank: number, ladder: { threshold: number }[]): boolean {
  return rank === 0 || tier.threshold > (ladder[rank - 1]?.threshold ?? 0)
}

export const Settings = v.strictObject({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  brand: v.strictObject({
    name: text(20),
    slogan: text(40),
    privacyVersion: text(20),
    rulesVersion: text(20),
  }),
  purchase: v.strictObject({
    pointsPerYuan: v.pipe(count(100), v.minValue(1)),
    birthdayPercent: percent,
    multiplierPercentMax: percent,
  }),
  birthday: v.strictObject({ gift: v.nullable(Gift) }),
  campaigns: Campaigns,
  invite: v.strictObject({ points: count(10_000), monthlyMax: count(1000) }),
  word: v.strictObject({ points: count(10_000), dailyMax: count(100) }),
  checkIn: v.strictObject({
    dailyPoints: count(10_000),
    weekBonusPoints: count(10_000),
    weekDays: v.pipe(count(31), v.minValue(2)),
  }),
  live: v.strictObject({ points: count(10_000), sessionMax: count(100) }),
  survey: v.strictObject({ points: count(10_000) }),
  contest: ContestRules,
  points: v.strictObject({
    pendingDays: count(90),
    validMonths: v.pipe(count(MONTHS_MAX), v.minValue(1)),
    noticeDays: v.pipe(v.array(count(365)), v.maxLength(NOTICES_MAX)),
    expiryShownDays: count(365),
    returnGraceDays: count(365),
    adjustAloneMax: count(1_000_000),
  }),
  redeem: v.strictObject({
    points: v.pipe(count(1_000_000), v.minValue(1)),
    fen: count(1_000_000),
    orderPercentMax: count(100),
    pointsMin: count(1_000_000),
  }),
  /** What one offer or one issue may cost before a second operator is needed. */
  coupons: v.strictObject({ aloneFenMax: count(1_000_000_000) }),
  tier: v.strictObject({
    ladder: Ladder,
    growthMonths: v.pipe(count(MONTHS_MAX), v.minValue(1)),
    validMonths: v.pipe(count(60), v.minValue(1)),
    graceDays: count(365),
    noticeDays: count(365),
    downgrade: v.picklist(['one-level', 'full', 'none']),
    privileges: v.pipe(v.array(Privilege), v.maxLength(PRIVILEGES_MAX)),
  }),
})

export type Settings = v.InferOutput<typeof Settings>
export type TierRule = v.InferOutput<typeof TierRule>

const prizes = (...points: number[]) => points.map((one) => ({ kind: 'points' as const, points: one }))

export const defaultSettings: Settings = {
  version: 1,
  brand: {
    name: '小满咖啡',
    slogan: '小满，不必太满',
    privacyVersion: '2026-11',
    rulesVersion: '2026-11',
  },
  purchase: { pointsPerYuan: 1, birthdayPercent: 200, multiplierPercentMax: 500 },
  birthday: { gift: null },
  campaigns: [],
  invite: { points: 50, monthlyMax: 10 },
  word: { points: 10, dailyMax: 3 },
  checkIn: { dailyPoints: 5, weekBonusPoints: 20, weekDays: 7 },
  live: { points: 20, sessionMax: 3 },
  survey: { points: 30 },
  // A contest gives points away by itself, so it runs only where somebody has opened it.
  contest: {
    weekly: { isOpen: false, activities: ['check-in', 'word', 'invite'], prizes: prizes(100, 60, 30) },
    monthly: { isOpen: false, activities: ['check-in', 'word', 'invite'], prizes: prizes(300, 200, 100) },
  },
  points: {
    pendingDays: 7,
    validMonths: 12,
    noticeDays: [30, 7],
    expiryShownDays: 60,
    returnGraceDays: 30,
    adjustAloneMax: 1000,
  },
  redeem: { points: 100, fen: 1000, orderPercentMax: 50, pointsMin: 100 },
  coupons: { aloneFenMax: 500_000 },
  tier: {
    ladder: [
      { id: 'basic', name: '普通', threshold: 0, multiplierPercent: 100, welcome: null },
      { id: 'silver', name: '银卡', threshold: 1000, multiplierPercent: 120, welcome: null },
      { id: 'gold', name: '金卡', threshold: 5000, multiplierPercent: 150, welcome: null },
      { id: 'diamond', name: '钻石', threshold: 20_000, multiplierPercent: 200, welcome: null },
    ],
    growthMonths: 12,
    validMonths: 12,
    graceDays: 30,
    noticeDays: 30,
    downgrade: 'one-level',
    // Only what the programme does by itself may be promised: a gift is listed once something gives it.
    privileges: [],
  },
}

/** The rule of one tier. */
export function tierRule(settings: Settings, id: TierId): TierRule {
  const rule = settings.tier.ladder.find((tier) => tier.id === id)
  if (!rule) throw new Error(`the ladder has no tier ${id}`)
  return rule
}

/** What points are worth as cash under these settings, in fen. */
export function worthFen(points: number, settings: Settings): number {
  return cashFen(points, { pointsPerRedeem: settings.redeem.points, redeemFen: settings.redeem.fen })
}

/** The rules in force as a guest reads them. */
export function programmeOf(settings: Settings): Programme {
  const { brand, purchase, redeem, points, checkIn, tier } = settings
  const { growthMonths, validMonths, graceDays, downgrade } = tier
  return {
    brandName: brand.name,
    slogan: brand.slogan,
    privacyVersion: brand.privacyVersion,
    rulesVersion: brand.rulesVersion,
    earnPerYuan: purchase.pointsPerYuan,
    pointsPerRedeem: redeem.points,
    redeemFen: redeem.fen,
    orderPercentMax: redeem.orderPercentMax,
    validMonths: points.validMonths,
    pendingDays: points.pendingDays,
    multiplierMax: purchase.multiplierPercentMax / 100,
    checkInDays: checkIn.weekDays,
    tier: { growthMonths, validMonths, graceDays, downgrade },
    tiers: tier.ladder.map(({ id, name, threshold, multiplierPercent }) => ({
      id,
      name,
      threshold,
      multiplier: multiplierPercent / 100,
    })),
  }
}

/** Every gift of the rules with the path at which it stands. */
export function giftsIn({ tier, birthday }: Settings): { path: string; gift: Gift }[] {
  const all = [
    ...tier.ladder.map(({ welcome }, rank) => ({ path: `tier.ladder.${rank}.welcome`, gift: welcome })),
    { path: 'birthday.gift', gift: birthday.gift },
  ]
  return all.flatMap(({ path, gift }) => (gift ? [{ path, gift }] : []))
}
