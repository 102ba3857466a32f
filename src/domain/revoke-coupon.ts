/** Taking one coupon back from a member, by hand and with a reason that the member reads. */
import * as v from 'valibot'
import type { Account } from './account'
import type { Instant } from './calendar'
import { couponIdPattern, type CouponWhy, ownCoupon, withoutCoupons } from './coupon'
import { couponNote, named, writeReceipt } from './coupon-move'
import { Reason, TypedMemberNo } from './operator-input'
import { type DecisionFor, plan } from './plan'
import { commandKeys } from './request'
import { refuse } from './result'

export const RevokeCoupon = v.strictObject({
  ...commandKeys,
  member: TypedMemberNo,
  couponId: v.pipe(v.string(), v.regex(couponIdPattern, 'a coupon')),
  reason: Reason,
})

export interface Revoked {
  state: 'revoked'
  couponId: string
}

const gone = refuse('COUPON_UNKNOWN', '这张券已经不在对方的卡券里，什么都没有改动。请刷新后再看。')
const locked = refuse('COUPON_LOCKED', '这张券正被一个还没付款的订单占着，没有收回。15 分钟后再试。')

/** Takes a coupon back for good. Refuses one that is not there any more, and one that an order holds. */
export function revokeCoupon(
  account: Account,
  {
    couponId,
    label,
    reason,
    by,
  }: { couponId: string; label: string; reason: string; by: { _id: string; name: string } },
  now: Instant,
): DecisionFor<Revoked> {
  const coupon = ownCoupon(account.coupons, couponId)
  if (!coupon) return gone
  if (coupon.lock && coupon.lock.until > now) return locked
  const coupons = [named(couponId, coupon)]
  const why: Omit<CouponWhy, 'of'> = { move: 'revoked', coupons, label, reason, by: by._id }
  const { memberId } = account
  const nowhere = { storeId: null, orderKey: null, undone: null }
  const who = { memberId, at: now, by: by._id, byName: by.name }
  return plan({
    post: [couponNote(why)],
    set: { coupons: withoutCoupons(account.coupons, [couponId]) },
    effects: [writeReceipt({ ...named(couponId, coupon), kind: 'revocation', ...who, ...nowhere })],
    answer: (): Revoked => ({ state: 'revoked', couponId }),
  })
}
