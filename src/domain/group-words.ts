/** What a group has come to, said to who looks at it. */
import type { GroupView } from './group-view'

/** A group that no longer waits: what happened, and where coupon or points are. */
export function stateText(state: Exclude<GroupView['state'], 'open'>): { title: string; text: string } {
  if (state === 'full') return { title: '人齐了', text: '每个人的券都在自己的卡券里。' }
  if (state === 'failed') return { title: '没有凑满', text: '每个人的积分都退回了，到期日不变。' }
  return { title: '正在结算', text: '人齐了的，券几分钟内到卡券里；没凑满的，积分原样退回。什么都不会丢。' }
}
