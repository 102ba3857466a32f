/** What is asked for at our own till, its price for a member, and which of their coupons are good there. */
import * as v from 'valibot'
import type { Account } from './account'
import type { Instant } from './calendar'
import { couponIdPattern, couponState, ownCoupon } from './coupon'
import { type Price, type PricedCoupon, type PricedLine, priceOf } from './price'
import type { Refusal } from './result'
import { saleRefusals } from './sale-refusals'
import type { Settings } from './settings'
import { isGoodIn, type TemplateVersion } from './template'
import { Fen, TillId } from './till'

/** The whole sale waits in the account until its order is written down, so a receipt at the till is short. */
const LINES_MAX = 30
const SALE_COUPONS_MAX = 5
/** ¥1,000,000: what a person types at a till stays below it. */
export const SALE_FEN_MAX = 100_000_000

/** An amount that a till takes. */
export const SaleFen = v.pipe(Fen, v.maxValue(SALE_FEN_MAX))
const SaleLine = v.strictObject({
  lineId: v.pipe(TillId, v.maxLength(16)),
  fen: SaleFen,
  sku: v.optional(TillId),
  title: v.optional(v.pipe(v.string(), v.maxLength(40))),
  quantity: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000))),
})

/** What a clerk asks the price of: an amount, or lines. */
export const saleKeys = {
  amountFen: v.optional(SaleFen),
  lines: v.optional(v.pipe(v.array(SaleLine), v.minLength(1), v.maxLength(LINES_MAX))),
  couponIds: v.pipe(
    v.array(v.pipe(v.string(), v.regex(couponIdPattern, 'an id'))),
    v.maxLength(SALE_COUPONS_MAX),
  ),
  pointsUsed: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000_000)),
}

export type SaleAsked = v.InferOutput<v.StrictObjectSchema<typeof saleKeys, undefined>>

/** What cannot be priced: neither an amount nor lines, or both; the same line or coupon twice. */
export function isOneSale({ amountFen, lines, couponIds }: SaleAsked): boolean {
  const lineIds = lines?.map(({ lineId }) => lineId) ?? []
  return (
    (amountFen === undefined) !== (lines === undefined) &&
    new Set(lineIds).size === lineIds.length &&
    new Set(couponIds).size === couponIds.length
  )
}

/** Where and by whom something is priced. */
export interface SaleTerms {
  now: Instant
  settings: Settings
  storeId: string
  /** The versions of the coupons, by their ids. */
  versions: ReadonlyMap<string, TemplateVersion>
}

/** The price of a sale for a member. Refuses nothing: what cannot be used is for the sale to say. */
export function priceFor(account: Account, asked: SaleAsked, terms: SaleTerms): Price {
  const coupons = asked.couponIds.flatMap((couponId) => couponOf(account, couponId, terms) ?? [])
  return priceOf({ lines: linesOf(asked), coupons, points: asked.pointsUsed }, terms.settings.redeem)
}

function couponOf(account: Account, couponId: string, { versions }: SaleTerms): PricedCoupon | null {
  const rule = versions.get(ownCoupon(account.coupons, couponId)?.version ?? '')?.rule
  return rule ? { couponId, rule } : null
}

/** An amount without lines is one line that is written down nowhere. */
function linesOf({ amountFen = 0, lines }: SaleAsked): PricedLine[] {
  return lines?.map(({ lineId, fen }) => ({ lineId, fen })) ?? [{ lineId: '1', fen: amountFen }]
}

/** Why a coupon cannot be used in an order of this store now; null where it can. */
export function whyNotUsable(account: Account, couponId: string, terms: SaleTerms): Refusal | null {
  const coupon = ownCoupon(account.coupons, couponId)
  const version = coupon && terms.versions.get(coupon.version)
  if (!coupon || !version) return saleRefusals.couponGone
  const state = couponState(coupon, terms.now)
  if (version.isRevoked) return saleRefusals.couponRevoked
  if (state === 'locked') return saleRefusals.couponLocked
  if (state === 'early') return saleRefusals.couponEarly(coupon.from)
  if (state === 'over') return saleRefusals.couponOver
  return isGoodIn(version, terms.storeId) ? null : saleRefusals.couponStore
}
