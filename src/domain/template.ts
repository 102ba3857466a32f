/**
 * A coupon template: what a coupon is worth, where and how long. Each time it is saved a version is written that never
 * changes; coupons are of a version.
 */
import * as v from 'valibot'
import { DAY_MS, dayOf, type Instant, startOfDay } from './calendar'
import type { Coupon } from './coupon'
import { StoreId } from './position'
import { BeijingDay, count, text } from './shapes'

/** Drawings that stand in until the brand brings photographs. */
export const pictures = ['cup', 'bottle', 'cake', 'beans', 'tool', 'class', 'gift', 'money'] as const
export type Picture = (typeof pictures)[number]

/** ¥50,000: nothing that a coupon takes off or stands for is above it. */
export const WORTH_FEN_MAX = 5_000_000
const STORES_MAX = 50

const fen = v.pipe(count(WORTH_FEN_MAX), v.minValue(1))

/** What a coupon does. `percentOff` 15 is 8.5 折, and takes off `capFen` at most; thresholds are of the order before any discount. */
export const CouponRule = v.variant('kind', [
  v.pipe(
    v.strictObject({ kind: v.literal('cash'), offFen: fen, thresholdFen: count(WORTH_FEN_MAX) }),
    v.check(
      ({ offFen, thresholdFen }) => thresholdFen === 0 || thresholdFen >= offFen,
      '门槛不能低于减的金额',
    ),
  ),
  v.strictObject({
    kind: v.literal('percent'),
    percentOff: v.pipe(count(99), v.minValue(1)),
    capFen: fen,
    thresholdFen: count(WORTH_FEN_MAX),
  }),
  v.strictObject({ kind: v.literal('gift') }),
  v.strictObject({ kind: v.literal('service') }),
])
export type CouponRule = v.InferOutput<typeof CouponRule>
export type CouponKind = CouponRule['kind']

/** Fixed days, both included; or so many days from the one of issue on, that one included. */
export const Validity = v.variant('kind', [
  v.pipe(
    v.strictObject({ kind: v.literal('fixed'), from: BeijingDay, to: BeijingDay }),
    v.check(({ from, to }) => from <= to, '最后一天不能早于第一天'),
  ),
  v.strictObject({ kind: v.literal('days'), days: v.pipe(count(366), v.minValue(1)) }),
])
export type Validity = v.InferOutput<typeof Validity>

export const TemplateContent = v.strictObject({
  name: text(20),
  /** How it is used, in the brand's words. */
  words: text(200),
  picture: v.picklist(pictures),
  rule: CouponRule,
  validity: Validity,
  /** Where it is good; an empty list means every store. */
  storeIds: v.pipe(
    v.array(StoreId),
    v.maxLength(STORES_MAX),
    v.check((ids) => new Set(ids).size === ids.length, '不能重复'),
  ),
  /** What one costs the brand at most: what a budget is counted in. */
  worthFen: fen,
  /** What all that are given out together may cost; null is no limit. */
  budgetFen: v.nullable(v.pipe(count(1_000_000_000), v.minValue(1))),
})
export type TemplateContent = v.InferOutput<typeof TemplateContent>

/** A version of a template as it lies in `templateVersions`. Only `isRevoked` ever changes, and only once. */
export interface TemplateVersion extends TemplateContent {
  _id: string
  templateId: string
  number: number
  at: Instant
  /** The operators took all coupons of this version back. */
  isRevoked?: boolean
  /** When they did; why is between operators. */
  revoked?: { at: Instant }
}

/** Short, because every coupon of an account names one. */
export const TemplateId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/, '只能用小写字母和数字，最多 12 个'))

/** The id of a version, by its number from 1. */
export function versionId(templateId: string, number: number): string {
  return `${templateId}_${number}`
}

/** From when and until when (ms, excluded) a coupon is good that is issued at a moment. */
export function validityOf(
  { validity }: Pick<TemplateContent, 'validity'>,
  issuedAt: Instant,
): { from: Instant; until: Instant } {
  if (validity.kind === 'fixed')
    return { from: startOfDay(validity.from), until: startOfDay(validity.to) + DAY_MS }
  return { from: issuedAt, until: startOfDay(dayOf(issuedAt)) + validity.days * DAY_MS }
}

/** A coupon of a version as it is issued at a moment (ms): what gave it, and in which way where that was not for points. */
export function issuedCoupon(
  template: Pick<TemplateVersion, '_id' | 'validity'>,
  given: Pick<Coupon, 'origin' | 'way'>,
  at: Instant,
): Coupon {
  return { version: template._id, ...given, ...validityOf(template, at), serial: 0 }
}

/** True for coupons that take something off an order; the others are handed over at the counter. */
export function isForOrders({ rule }: Pick<TemplateContent, 'rule'>): boolean {
  return rule.kind === 'cash' || rule.kind === 'percent'
}

/** True where a coupon is good in a store. */
export function isGoodIn({ storeIds }: Pick<TemplateContent, 'storeIds'>, storeId: string): boolean {
  return storeIds.length === 0 || storeIds.includes(storeId)
}
