/** A contest as a member sees it: the one that runs, and the winners of the one before. */
import * as v from 'valibot'
import { type Account, idsOf } from './account'
import type { Instant } from './calendar'
import { endOfPeriod, periodAt, startOfPeriod } from './contest-period'
import { activityNames, type Period, periods, prizeWords } from './contest-rules'
import { type ContestResult, type Placed, standingIn } from './contest-table'
import type { Settings } from './settings'

export const GetContest = v.strictObject({ period: v.picklist(periods) })

/** So many places are shown. */
export const LEADERS_MAX = 20

export interface ContestView {
  now: Instant
  period: Period
  isOpen: boolean
  startsAt: Instant
  endsAt: Instant
  /** What counts, in words. */
  activities: string[]
  prizes: string[]
  leaders: { place: number; name: string; points: number; isMe: boolean }[]
  /** The place is null for who has no points in it yet. */
  own: { place: number | null; points: number }
  /** Null until the contest before is counted. */
  last: {
    startsAt: Instant
    winners: { place: number; name: string; points: number; prize: string; isMe: boolean }[]
  } | null
}

/** The contest as a member sees it. */
export function contestView(
  account: Account,
  {
    period,
    table,
    place,
    last,
  }: { period: Period; table: Placed[]; place: number | null; last: ContestResult | null },
  { now, settings }: { now: Instant; settings: Settings },
): ContestView {
  const key = periodAt(period, now)
  const { isOpen, activities, prizes } = settings.contest[period]
  // Who won before they were merged into another account won under the id they had.
  const own = idsOf(account)
  const isMe = (one: Placed) => own.includes(one.memberId)
  const shown = (one: Placed, index: number) => ({
    place: index + 1,
    name: one.name,
    points: one.points,
    isMe: isMe(one),
  })
  return {
    now,
    period,
    isOpen,
    startsAt: startOfPeriod(period, key),
    endsAt: endOfPeriod(period, key),
    activities: activities.map((activity) => activityNames[activity]),
    prizes: prizes.map(prizeWords),
    leaders: table.slice(0, LEADERS_MAX).map(shown),
    own: { place, points: standingIn(account, period, key)?.points ?? 0 },
    last: last && {
      startsAt: startOfPeriod(period, last.key),
      winners: last.winners.map((one, index) => ({ ...shown(one, index), prize: prizeWords(one.prize) })),
    },
  }
}
