/** A member as an operator finds them: the card of one person, or of a customer whom only a till knows. */
import * as v from 'valibot'
import { type Account, balanceOf, growthOf, pendingOf } from './account'
import type { Instant } from './calendar'
import { Whom } from './operator-input'
import type { TierId } from './programme'
import { type Settings, tierRule } from './settings'
import { GetStatement } from './statement'

export const FindMember = v.strictObject({ member: Whom })
/** Their statement comes a page at a time, like the member's own. */
export const GetMember = v.strictObject({ member: Whom, ...GetStatement.entries })

export interface FoundMember {
  /** Null for a customer who has not joined. */
  memberNo: string | null
  nickname: string | null
  joinedAt: Instant | null
  tierId: TierId
  tierName: string
  growth: number
  points: number
  pendingPoints: number
  debtPoints: number
}

/** The card of an account, already settled. */
export function foundMember(
  account: Account,
  { now, settings }: { now: Instant; settings: Settings },
): FoundMember {
  const { profile, tier, debt } = account
  return {
    memberNo: profile?.memberNo ?? null,
    nickname: profile?.nickname ?? null,
    joinedAt: profile?.joinedAt ?? null,
    tierId: tier.id,
    tierName: tierRule(settings, tier.id).name,
    growth: growthOf(account, now, settings),
    points: balanceOf(account),
    pendingPoints: pendingOf(account),
    debtPoints: debt,
  }
}
