/** What becomes of coupons, as entries say it: which came into an account and which left it. */
import type { Instant } from './calendar'
import type { Coupon, Coupons, CouponWhy, NamedCoupon } from './coupon'
import type { Effect, Why } from './entry'
import { type Movement, note } from './points'

/** A coupon with its id and without its lock. */
export function named(couponId: string, { lock: _lock, ...coupon }: Coupon): NamedCoupon {
  return { couponId, ...coupon }
}

/** The coupon that a named one was. */
export function unnamed({ couponId: _id, ...coupon }: NamedCoupon): Coupon {
  return coupon
}

/** A row about coupons that moves no points. */
export function couponNote(why: Omit<CouponWhy, 'of'>, row: 'note' | 'hidden' = 'note'): Movement {
  return note({ of: 'coupon', ...why }, row)
}

/** The ids of all coupons of an account, for an entry; nothing where there are none. */
export function couponIdsOf(coupons: Coupons): { couponIds?: string[] } {
  const couponIds = Object.keys(coupons).sort()
  return couponIds.length > 0 ? { couponIds } : {}
}

/** Which coupons an entry says came, and which went. */
export function couponsMoved(why: Why): { came: string[]; went: string[] } {
  const still = { came: [], went: [] }
  switch (why.of) {
    case 'redeem':
      return { ...still, came: why.coupon ? [why.coupon.couponId] : [] }
    case 'tier':
      return { ...still, came: why.gift ? [why.gift.coupon.couponId] : [] }
    case 'merge-in':
      return { ...still, came: why.couponIds ?? [] }
    case 'merge-out':
    case 'forfeit':
      return { ...still, went: why.couponIds ?? [] }
    case 'coupon': {
      if (why.move === 'held' || why.move === 'freed') return still
      const ids = why.coupons.map(({ couponId }) => couponId)
      const isIn = why.move === 'issued' || why.move === 'undone' || why.move === 'returned'
      return isIn ? { ...still, came: ids } : { ...still, went: ids }
    }
    default:
      return still
  }
}

/** What became of a coupon under one serial: it ends once, by use, by time or by an operator. */
export interface Receipt extends NamedCoupon {
  kind: 'use' | 'expiry' | 'revocation'
  memberId: string
  at: Instant
  /** Where it was used; null for a mall. */
  storeId: string | null
  by: string | null
  byName: string | null
  /** The order that used it; null for what was handed over at the counter. */
  orderKey: string | null
  undone: { at: Instant; by: string | null; byName: string | null; reason: string } | null
}

/** The id of a receipt. */
export function receiptId({ couponId, serial }: Pick<Receipt, 'couponId' | 'serial'>): string {
  return `${couponId}_${serial}`
}

/** The receipt of a coupon that is over at a moment. */
export function expiryReceipt(coupon: NamedCoupon, memberId: string, at: Instant): Receipt {
  const nobody = { storeId: null, by: null, byName: null, orderKey: null, undone: null }
  return { ...coupon, kind: 'expiry', memberId, at, ...nobody }
}

/** Writes the receipt of a coupon, over the one of before. */
export function writeReceipt(receipt: Receipt): Effect {
  const isNew = receipt.undone === null
  return { do: 'replace', collection: 'receipts', id: receiptId(receipt), state: { ...receipt }, isNew }
}
