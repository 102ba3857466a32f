/** Locks as they lie on the coupons of one account: who holds what, and what was said last. */
import type { Instant } from './calendar'
import { type Coupon, type Coupons, type Lock, LOCK_MS, LOCKS_MAX } from './coupon'
import { orderKey } from './order'
import { shortHash } from './request'

/** What a lock names its order by: twelve characters are plenty among the few that one account has. */
export function lockKey(source: string, orderId: string): string {
  return shortHash('lock', orderKey(source, orderId)).slice(0, 12)
}

/** True while an order holds the coupon. */
export function isHeld({ lock }: Coupon, now: Instant): boolean {
  return lock !== undefined && lock.until > now
}

/** How many coupons orders hold. */
export function heldCount(coupons: Coupons, now: Instant): number {
  return Object.values(coupons).filter((coupon) => isHeld(coupon, now)).length
}

/** The coupons that have a lock of an order, whether it still holds them or not, in the order of their ids. */
export function lockedFor(coupons: Coupons, key: string): string[] {
  return Object.keys(coupons)
    .filter((couponId) => coupons[couponId]?.lock?.by === key)
    .sort()
}

/** When something was last said of an order, as far as its locks remember; 0 where none does. */
export function saidAt(coupons: Coupons, key: string): Instant {
  return Math.max(0, ...Object.values(coupons).map(({ lock }) => (lock?.by === key ? lock.at : 0)))
}

/** The coupons without the locks of an order: it is paid, and has used what it named. */
export function letGo(coupons: Coupons, key: string): Coupons {
  const own = lockedFor(coupons, key)
  return own.length === 0 ? coupons : withLocks(coupons, new Map(own.map((couponId) => [couponId, null])))
}

/**
 * The coupons under other locks, null for none. What neither holds nor keeps anything away any more is dropped; and of
 * locks that only remember a release, the oldest are where there are too many, for each weighs in the account.
 */
export function relocked(coupons: Coupons, locks: Map<string, Lock | null>, now: Instant): Coupons {
  const after = withLocks(coupons, locks)
  const idle = Object.entries(after).flatMap(([couponId, coupon]) =>
    coupon.lock && !isHeld(coupon, now) ? [{ couponId, at: coupon.lock.at }] : [],
  )
  const room = Math.max(0, LOCKS_MAX - heldCount(after, now))
  const dropped = idle
    .sort((a, b) => b.at - a.at)
    .filter(({ at }, place) => place >= room || at + LOCK_MS <= now)
    .map(({ couponId }) => [couponId, null] as const)
  return withLocks(after, new Map(dropped))
}

function withLocks(coupons: Coupons, locks: Map<string, Lock | null>): Coupons {
  return Object.fromEntries(
    Object.entries(coupons).map(([couponId, coupon]) => {
      const lock = locks.get(couponId)
      if (lock === undefined) return [couponId, coupon]
      const { lock: _before, ...free } = coupon
      return [couponId, lock ? { ...free, lock } : free]
    }),
  )
}
