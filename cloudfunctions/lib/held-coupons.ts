/** The coupons that a member holds, as an operator reads them. */
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { couponEndsAt, couponState, type CouponState } from '../../src/domain/coupon'
import { oneOf, type Store } from './store'

export interface HeldCoupon {
  couponId: string
  name: string
  state: CouponState
  from: Instant
  until: Instant
  /** All coupons of its version were taken back. */
  isRevoked: boolean
}

/** What a member holds, the nearest end first; what it is called is read from its versions in one call. */
export async function heldCoupons(
  store: Store,
  { coupons }: Pick<Account, 'coupons'>,
  now: Instant,
): Promise<HeldCoupon[]> {
  const held = Object.entries(coupons)
  const ids = [...new Set(held.map(([, { version }]) => version))]
  if (ids.length === 0) return []
  const fields = ['name', 'isRevoked']
  const found = await store.find('templateVersions', {
    where: { _id: oneOf(ids) },
    limit: ids.length,
    fields,
  })
  const versions = new Map(found.map((version) => [version._id, version]))
  return held
    .sort(([idA, a], [idB, b]) => couponEndsAt(a) - couponEndsAt(b) || (idA < idB ? -1 : 1))
    .map(([couponId, coupon]) => {
      const { from, until, version } = coupon
      const named = versions.get(version)
      const name = String(named?.name ?? '')
      return {
        couponId,
        name,
        state: couponState(coupon, now),
        from,
        until,
        isRevoked: named?.isRevoked === true,
      }
    })
}
