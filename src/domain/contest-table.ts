/** The table of a contest: who stands where, and what the first three are given when it has ended. */
import * as v from 'valibot'
import { type Account, idsOf } from './account'
import { endOfPeriod, periodAt, startOfPeriod, type Standing } from './contest-period'
import { activityNames, type Period, periods, type Prize } from './contest-rules'
import type { Instant } from './calendar'
import { grouped } from './figures'
import { maskedName } from './masked-name'
import { plan, type Plan } from './plan'
import { earn, note } from './points'
import type { Settings } from './settings'

export const GetContest = v.strictObject({ period: v.picklist(periods) })

/** So many places are shown. */
export const LEADERS_MAX = 20

/** What is read of an account that takes part. */
export type Contestant = Pick<Account, 'memberId' | 'profile' | 'contests' | 'mergedInto'>

/** Who has a standing in a contest, first places first. */
export interface Placed {
  memberId: string
  name: string
  points: number
  at: Instant
}

export interface Winner extends Placed {
  prize: Prize
}

/** What an account has earned in one period, whether it runs or has just ended; null where nothing. */
export function standingIn(
  { contests }: Pick<Account, 'contests'>,
  period: Period,
  key: string,
): Standing | null {
  const own = contests[period]
  if (own?.key === key) return own
  return own?.last?.key === key ? own.last : null
}

/** Everybody in their places. Of those with the same points who reached them first stands first. */
export function placed(contestants: Contestant[], period: Period, key: string): Placed[] {
  const all = contestants.flatMap((one) => {
    const standing = standingIn(one, period, key)
    const isIn = standing !== null && standing.points > 0 && one.profile !== null && one.mergedInto === null
    if (!isIn || !one.profile) return []
    const { nickname, memberNo } = one.profile
    return [
      {
        memberId: one.memberId,
        name: maskedName(nickname, memberNo),
        points: standing.points,
        at: standing.at,
      },
    ]
  })
  return all.sort((a, b) => b.points - a.points || a.at - b.at || (a.memberId < b.memberId ? -1 : 1))
}

/** Those who win something, in their places. */
export function winnersOf(table: Placed[], prizes: Prize[]): Winner[] {
  return prizes.flatMap((prize, place) => {
    const one = table[place]
    return one ? [{ ...one, prize }] : []
  })
}

/** 100 积分, or what the operator wrote. */
export function prizeWords(prize: Prize): string {
  return prize.kind === 'points' ? `${grouped(prize.points)} 积分` : prize.label
}

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

/** The contest before this one, once it is counted. */
export interface ContestResult {
  key: string
  winners: Winner[]
}

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
