/**
 * A coupon: one member's right to something, once. It names the version of its template, which never changes, so that
 * nothing an operator does to the template changes what was issued. It lies in the account until it is final; then its
 * entry and its receipt say what became of it.
 */
import { type Instant, MINUTE_MS, NEVER } from './calendar'
import { shortHash } from './request'

/** So many coupons a member may hold and still take another; what comes back always enters. */
export const COUPONS_MAX = 100
/** So many coupons of one member may wait for orders that are not paid yet: each lock weighs in the account. */
export const LOCKS_MAX = 10
/** So long a coupon waits for an order that is not paid yet. */
export const LOCK_MS = 15 * MINUTE_MS

/** Origins of what comes by itself; no offer can have such an id. */
export const giftOrigins = { tier: 'gift:tier', birthday: 'gift:birthday' } as const

export type CouponWay = 'claim' | 'group' | 'helper'

export interface Coupon {
  /** The version of the template that it is a copy of. */
  version: string
  /** What it came from: an offer or a list that an operator issued by its id, or one of the gifts. */
  origin: string
  /** How an offer gave it, where it was not for points. */
  way?: CouponWay
  /** The first and the last-but-one millisecond are `from` and `until - 1`. */
  from: Instant
  until: Instant
  /** Counted up when a redemption is undone: the codes and tickets of before are of another serial. */
  serial: number
  lock?: Lock
}

/** An order that is not paid yet holds the coupon; after `until` nothing has to be done to free it. */
export interface Lock {
  /** The order, by `lockKey`. */
  by: string
  /** When the mall said so, by its own clock: what it says of an earlier time is not heard any more. */
  at: Instant
  /** 0 where the mall has let it go: then it holds nothing, and only remembers when that was said. */
  until: Instant
}

export type Coupons = Record<string, Coupon>

/** The coupon of an id that somebody sent: every object has a `constructor`, which is nobody's coupon. */
export function ownCoupon(coupons: Coupons, couponId: string): Coupon | undefined {
  return Object.hasOwn(coupons, couponId) ? coupons[couponId] : undefined
}

/** Ids in the account are short, because a member may hold a hundred coupons: 95 bits, made from what gave the coupon. */
export function couponIdFrom(...parts: (string | number)[]): string {
  return `c${shortHash('coupon', ...parts).slice(0, 19)}`
}

/** What an id that somebody sends looks like. */
export const couponIdPattern = /^c[a-z2-7]{1,26}$/

/** A coupon in an entry, with everything that gives it back as it was. */
export interface NamedCoupon extends Omit<Coupon, 'lock'> {
  couponId: string
}

/** `held` and `freed` are said of coupons that stay where they are. */
export type CouponMove = 'issued' | 'used' | 'undone' | 'expired' | 'revoked' | 'returned' | 'held' | 'freed'

/** Why coupons came or went. Ids are of operators and clerks. */
export interface CouponWhy {
  of: 'coupon'
  move: CouponMove
  coupons: NamedCoupon[]
  /** What it is called; settling does not know it. */
  label?: string
  /** What gave it by itself. */
  gift?: keyof typeof giftOrigins
  storeId?: string | null
  /** The order that used them, or was given back. */
  source?: string
  orderId?: string
  reason?: string
  by?: string
  byName?: string
}

/** Where a coupon stands at a moment. */
export type CouponState = 'usable' | 'early' | 'locked' | 'over'

/** Where a coupon stands at a moment, for whom no lock holds but that of `order`. */
export function couponState({ from, until, lock }: Coupon, now: Instant, order?: string): CouponState {
  if (lock && lock.until > now && lock.by !== order) return 'locked'
  if (until <= now && !(lock && lock.until > now)) return 'over'
  return from > now ? 'early' : 'usable'
}

/** When a coupon is over: at its end, or when the order that holds it then lets it go. */
export function couponEndsAt({ until, lock }: Coupon): Instant {
  return Math.max(until, lock?.until ?? 0)
}

/** The coupon that is over first, of those at one moment the one with the first id; null without any. */
export function firstOver(coupons: Coupons): { couponId: string; coupon: Coupon } | null {
  return Object.entries(coupons).reduce<{ couponId: string; coupon: Coupon } | null>(
    (first, [couponId, coupon]) => {
      if (!first) return { couponId, coupon }
      const [a, b] = [couponEndsAt(coupon), couponEndsAt(first.coupon)]
      return a < b || (a === b && couponId < first.couponId) ? { couponId, coupon } : first
    },
    null,
  )
}

/** When the first coupon is over, or `NEVER`. */
export function nextOverAt(coupons: Coupons): Instant {
  const first = firstOver(coupons)
  return first ? couponEndsAt(first.coupon) : NEVER
}

/** The coupons without some of them. */
export function withoutCoupons(coupons: Coupons, gone: string[]): Coupons {
  return Object.fromEntries(Object.entries(coupons).filter(([couponId]) => !gone.includes(couponId)))
}
