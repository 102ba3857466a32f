/** What home says of coupons: how many end soon, and when the first of them does. */
import type { Account } from './account'
import { DAY_MS, type Instant } from './calendar'
import { couponState } from './coupon'

/** Ends within these days are near. */
const NEAR_MS = 7 * DAY_MS

/** The coupons that can be used and end within seven days; null where none does. */
export function nearestCoupon(account: Account, now: Instant): { count: number; until: Instant } | null {
  const near = Object.values(account.coupons).filter(
    (coupon) => couponState(coupon, now) === 'usable' && coupon.until - now <= NEAR_MS,
  )
  if (near.length === 0) return null
  return { count: near.length, until: Math.min(...near.map(({ until }) => until)) }
}
