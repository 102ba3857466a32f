/** The table of a contest: who stands where, and who has won when it is over. */
import type { Account } from './account'
import type { Instant } from './calendar'
import type { Standing } from './contest-period'
import type { Period, Prize } from './contest-rules'
import { maskedName } from './masked-name'

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

/** A contest that is over: counted once, and never again. */
export interface ContestResult {
  key: string
  winners: Winner[]
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
