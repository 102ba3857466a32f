/** The ways to earn that are no purchase, as home names them: what each gives, and what is left of it today. */
import type { Account } from './account'
import { dayOf, type Instant } from './calendar'
import { type Period, periods } from './contest-rules'
import { countOf } from './counter'
import type { Settings } from './settings'

export interface EarningWays {
  /** Null where the rules give nothing for it. */
  word: { points: number; dailyMax: number; leftToday: number } | null
  invite: { points: number } | null
  /** The contests that run. */
  contests: Period[]
}

/** What is open to a member now. The account is settled. */
export function earningWays(
  { counters }: Account,
  { now, settings }: { now: Instant; settings: Settings },
): EarningWays {
  const { word, invite, contest } = settings
  const leftToday = Math.max(0, word.dailyMax - countOf(counters, dayOf(now), 'word'))
  return {
    word: word.points > 0 && word.dailyMax > 0 ? { ...word, leftToday } : null,
    invite: invite.points > 0 && invite.monthlyMax > 0 ? { points: invite.points } : null,
    contests: periods.filter((period) => contest[period].isOpen),
  }
}
