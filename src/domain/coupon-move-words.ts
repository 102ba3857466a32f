/** What a row of the statement says about a coupon. */
import type { CouponMove, CouponWhy } from './coupon'

const moves: Record<CouponMove, string> = {
  issued: '放进卡券',
  used: '已使用',
  undone: '核销已撤销，券回到卡券',
  expired: '到期，没有用',
  revoked: '已收回',
  returned: '订单全部退款，券回到卡券',
  held: '留给一笔还没付款的订单',
  freed: '订单没有付款，不再留着',
}

/** 桂花拿铁 中杯 · 核销已撤销，券回到卡券 · 拿错了 */
export function couponReason({ move, label, coupons, reason }: CouponWhy): string {
  const what = label ?? `${coupons.length} 张券`
  return [what, moves[move], ...(reason ? [reason] : [])].join(' · ')
}
