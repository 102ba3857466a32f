/** The prize of a contest, in the account of whoever won it. */
import type { Account } from './account'
import type { Instant } from './calendar'
import { type Period, type Prize, prizeWords } from './contest-rules'
import { plan, type Plan } from './plan'
import { earn, note } from './points'
import type { Settings } from './settings'

/**
 * The prize of a place in the winner's account. It never refuses. What was counted stands: who was merged into another
 * account meanwhile has the prize there, also beside one of its own; who has left gets nothing, and nobody moves up.
 */
export function contestPrize(
  account: Account,
  { period, key, place, prize }: { period: Period; key: string; place: number; prize: Prize },
  { now, settings }: { now: Instant; settings: Settings },
): Plan {
  const label = prizeWords(prize)
  const why = { of: 'contest-prize', period, key, place, label } as const
  const answer = () => null
  if (!account.profile) return plan({ post: [note(why, 'hidden')], answer })
  if (prize.kind === 'label') return plan({ post: [note(why, 'note')], answer })
  return plan({ post: [earn(prize.points, why, { at: now, settings })], answer })
}
