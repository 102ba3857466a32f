/** What the till shows of a member and a price before anything is sold. It refuses nothing: it says what would be. */
import { type Account, balanceOf } from './account'
import { DAY_MS, type Instant } from './calendar'
import { maskedName } from './masked-name'
import { pointsOfOrder } from './multiplier'
import type { Price } from './price'
import type { TierId } from './programme'
import { priceFor, type SaleAsked, type SaleTerms, whyNotUsable } from './sale'
import { type Settings, tierRule } from './settings'
import { stacked } from './stacking'
import { type CouponRule, isForOrders } from './template'

/** A coupon of the member that takes something off an order. */
export interface QuotedCoupon {
  couponId: string
  name: string
  rule: CouponRule
  until: Instant
  /** Why it cannot be used here and now; null where it can. */
  why: string | null
}

export interface Quote {
  member: { name: string; tierId: TierId; tierName: string; points: number }
  /** Usable ones first, the nearest end before the others. */
  coupons: QuotedCoupon[]
  /** The rules by which the phone works out the price while an amount is being typed. */
  redeem: Settings['redeem']
  price: Price
  /** What the sale would earn, and when that would become active. */
  points: number
  activatesAt: Instant
  now: Instant
}

/** The quote for a member who has joined; null for somebody who has not. */
export function quoteFor(account: Account, asked: SaleAsked, terms: SaleTerms): Quote | null {
  const { profile, tier } = account
  if (!profile) return null
  const { now, settings } = terms
  const { id, name } = tierRule(settings, tier.id)
  const price = priceFor(account, asked, terms)
  return {
    member: {
      name: maskedName(profile.nickname, profile.memberNo),
      tierId: id,
      tierName: name,
      points: balanceOf(account),
    },
    coupons: couponsFor(account, terms),
    redeem: settings.redeem,
    price,
    points: pointsFor(account, { asked, price }, terms),
    activatesAt: now + settings.points.pendingDays * DAY_MS,
    now,
  }
}

function couponsFor(account: Account, terms: SaleTerms): QuotedCoupon[] {
  const coupons = Object.entries(account.coupons).flatMap(([couponId, { version, until }]) => {
    const template = terms.versions.get(version)
    if (!template || !isForOrders(template)) return []
    const why = whyNotUsable(account, couponId, terms)
    return [
      { couponId, name: template.name, rule: template.rule, until, why: why && firstSentence(why.message) },
    ]
  })
  return coupons.sort((a, b) => Number(a.why !== null) - Number(b.why !== null) || a.until - b.until)
}

/** What happened: the rest of a refusal is for who has tried it. */
const firstSentence = (message: string) => message.slice(0, message.indexOf('。') + 1)

function pointsFor(
  account: Account,
  { asked, price }: { asked: SaleAsked; price: Price },
  { now, settings, storeId }: SaleTerms,
): number {
  const lines = (asked.lines ?? []).map(({ sku = null }, place) => ({
    sku,
    paidFen: price.lines[place]?.paidFen ?? 0,
  }))
  const { paidFen } = price
  const { multiplier } = stacked(account, { paidFen, paidAt: now, storeId, lines }, { now, settings })
  const paid = { paidFen, lineFens: lines.map((line) => line.paidFen) }
  return pointsOfOrder(paid, multiplier, settings.purchase.pointsPerYuan)
}
