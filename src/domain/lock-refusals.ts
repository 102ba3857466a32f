/** Why an order that is not paid yet does not hold coupons. What is told is told to who runs the mall. */
import { type CouponState, LOCKS_MAX } from './coupon'
import { refuse, type Refusal } from './result'

const nothing = '一张券都没有动。'

export const lockRefusals = {
  ahead: refuse('LOCK_AHEAD', `占用时间晚于现在，${nothing}请核对时钟，到时再发一次。`),
  over: refuse('LOCK_OVER', `占用时间过去 15 分钟了，${nothing}订单还在等付款的话，请用现在的时间再发。`),
  outdated: refuse('LOCK_OUTDATED', `这个订单后来又说过占用或放开，以后说的为准，${nothing}不用再发。`),
  full: refuse('LOCKS_FULL', `这位会员被占的券到了 ${LOCKS_MAX} 张，${nothing}等别的订单付款或取消后再发。`),
  differs: refuse('LOCK_DIFFERS', `这个订单在同一时间说过另外的券，${nothing}请用现在的时间再发。`),
  paid: refuse('ORDER_PAID', `这个订单已经付款，不用再占券，${nothing}请核对订单号。`),
  memberUnknown: refuse('MEMBER_UNKNOWN', `没有这个会员号，${nothing}请核对会员号后再发一次。`),
} as const

const reasons: Record<Exclude<CouponState, 'usable'>, [code: string, what: string]> = {
  early: ['COUPON_EARLY', '还没到能用的日子'],
  locked: ['COUPON_LOCKED', '正被另一个没付款的订单占着'],
  over: ['COUPON_OVER', '已经到期'],
}

/** Why an order cannot hold one of the coupons it names, by where that stands; null for one that is not there. */
export function couponNotHeld(couponId: string, state: Exclude<CouponState, 'usable'> | null): Refusal {
  const gone = ['COUPON_UNKNOWN', '不在这位会员的卡券里，可能已经用掉、到期或收回'] as const
  const [code, what] = state === null ? gone : reasons[state]
  return refuse(code, `券 ${couponId} ${what}，${nothing}请去掉这张券重新算价，再发一次。`)
}
