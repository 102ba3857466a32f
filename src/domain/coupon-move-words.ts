/** What a row of the statement says about a coupon. */
import { type Coupon, type CouponMove, type CouponWay, type CouponWhy, giftOrigins } from './coupon'

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

/** 桂花拿铁 中杯 · 核销已撤销，券回到卡券 · 拿错了; 生日礼 · 桂花拿铁 中杯 · 放进卡券 */
export function couponReason({ move, label, gift, coupons, reason }: CouponWhy): string {
  const what = label ?? `${coupons.length} 张券`
  const parts = [what, moves[move], ...(reason ? [reason] : [])]
  return (gift ? [giftNames[gift], ...parts] : parts).join(' · ')
}

export const giftNames = { tier: '升级礼', birthday: '生日礼' } as const

const ways: Record<CouponWay, string> = { claim: '免费领取', group: '拼团', helper: '好友助力' }

/** Ids of lists that operators issue are longer than those of offers. */
const ISSUE_ID = /^i.{15}$/

/** What gave a coupon: 升级礼, 拼团, 兑换. */
export function sourceOf({ origin, way }: Pick<Coupon, 'origin' | 'way'>): string {
  if (origin === giftOrigins.tier) return giftNames.tier
  if (origin === giftOrigins.birthday) return giftNames.birthday
  if (ISSUE_ID.test(origin)) return '品牌赠送'
  return way ? ways[way] : '兑换'
}
