/** What a group has come to, said to who looks at it. */
import type { GroupView } from './group-view'

/** A group that no longer waits: what happened, and where coupon or points are. */
export function stateText({ state, missing }: Pick<GroupView, 'state' | 'missing'>): {
  title: string
  text: string
} {
  if (state === 'open') return { title: `还差 ${missing} 人`, text: '' }
  if (state === 'full') return { title: '人齐了', text: '每个人的券都在自己的卡券里。' }
  if (state === 'failed') return { title: '没有凑满', text: '每个人的积分都退回了，到期日不变。' }
  if (missing === 0) return { title: '人齐了，正在发券', text: '券几分钟内到每个人的卡券里，不用做什么。' }
  return { title: '时间到了，没有凑满', text: '积分正在原样退回，几分钟内到账，到期日不变。' }
}
