/** What notices are called on the phone, and what became of one. */
import type { NoticeKind } from './notice'
import type { Delivery } from './notice-grants'

export const noticeNames: Record<NoticeKind, { title: string; hint: string }> = {
  expiry: { title: '积分快到期', hint: '到期前提醒，来得及用掉' },
  tier: { title: '等级变动', hint: '升级时，和要降级之前' },
  points: { title: '积分变动', hint: '邀请算数了、退款后欠积分' },
}

export const deliveryWords: Record<Delivery, string> = {
  sent: '已发到微信',
  sending: '没等到微信的回音，不再重发',
  refused: '微信没有让发',
  failed: '没有发成',
}

/** How many more messages are allowed: 还能提醒 2 次. */
export function leftText(left: number): string {
  return left === 0 ? '没有开' : `还能提醒 ${left} 次`
}
