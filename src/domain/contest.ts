/**
 * The contest: who earns most points in a week or a month by the activities that the rules name. What a member has
 * earned in it lies in the account, with the moment at which it was reached: who got there first stands before the
 * others. The standing of the period before is kept, because a contest is closed after it has ended.
 */
import type { Account } from './account'
import type { Instant } from './calendar'
import { type Contests, periodAt } from './contest-period'
import { type Activity, type Period, periods } from './contest-rules'
import type { Settings } from './settings'

/** What posting points of an activity sets in the account: nothing where no contest counts them. */
export function countedIn(
  { contests }: Account,
  { activity, points }: { activity: Activity; points: number },
  { now, settings }: { now: Instant; settings: Settings },
): { contests?: Contests } {
  const counting = periods.filter((period) => {
    const { isOpen, activities } = settings.contest[period]
    return isOpen && points > 0 && activities.includes(activity)
  })
  if (counting.length === 0) return {}
  const grown = counting.map((period) => [
    period,
    grownBy(contests[period], { key: periodAt(period, now), points, now }),
  ])
  return { contests: { ...contests, ...Object.fromEntries(grown) } }
}

function grownBy(
  before: Contests[Period],
  { key, points, now }: { key: string; points: number; now: Instant },
): Contests[Period] {
  if (before?.key === key) return { ...before, points: before.points + points, at: now }
  const last = before && { key: before.key, points: before.points, at: before.at }
  return { key, points, at: now, last }
}
