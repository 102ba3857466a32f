/** How a contest is told. */
import { monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import type { ContestView } from '../../../domain/contest-view'

/** 本周, 本月 */
export function spanName({ period }: Pick<ContestView, 'period'>): string {
  return period === 'weekly' ? '本周' : '本月'
}

/** 11月16日 – 11月22日 */
export function spanText({ startsAt, endsAt }: Pick<ContestView, 'startsAt' | 'endsAt'>): string {
  return `${monthDay(startsAt)} – ${monthDay(endsAt - 1)}`
}

export const rulesText = '积分相同，先到的排前。结束后几分钟内结算，积分奖品直接到账，其他的看积分明细。'

/** What stands between the member and a prize, or what the place brings as things stand. */
export function chanceText({ own, leaders, prizes }: ContestView): string {
  if (own.place === null) return '还没有分，今天签到就上榜。'
  const prize = prizes[own.place - 1]
  if (prize !== undefined) return `现在结束能得 ${prize}。`
  const last = leaders[prizes.length - 1]
  // Of those with the same points who came first stands first, so one point more is needed.
  return last ? `再得 ${grouped(last.points - own.points + 1)} 积分就进前 ${prizes.length}。` : ''
}
