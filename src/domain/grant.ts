/** The grant: operators give somebody a higher tier by hand. It is weighed at the end of its validity like any other. */
import * as v from 'valibot'
import { type Account, growthOf } from './account'
import { type Instant, monthsLater } from './calendar'
import type { GrantWhy } from './entry'
import { welcome } from './giving'
import { Reason, TypedMemberNo } from './operator-input'
import { type Decision, plan } from './plan'
import { note } from './points'
import type { TierId } from './programme'
import { commandKeys } from './request'
import { refuse } from './result'
import { type Settings, tierRule } from './settings'
import { tierIds } from './shapes'
import { rankOf, tierWhy } from './tier'

/** The lowest tier is everybody's and given to nobody. */
export const GrantTier = v.strictObject({
  ...commandKeys,
  member: TypedMemberNo,
  tierId: v.picklist(tierIds.slice(1)),
  reason: Reason,
})

export type GrantTier = v.InferOutput<typeof GrantTier>

/** What an account has after a grant; the validity in ms since 1970. */
export interface Granted {
  state: 'granted'
  tierId: TierId
  validUntil: Instant
}

/** Raises the tier for as long as one is valid, with its gift. Refuses where the member has left, or has as high a one already. */
export function grantTier(
  account: Account,
  { tierId, ...grant }: GrantWhy & { tierId: TierId },
  { now, settings }: { now: Instant; settings: Settings },
): Decision {
  const { tier, profile } = account
  if (!profile) return refuse('MEMBER_LEFT', '这位会员已经退出，等级没有变。等对方重新加入后再授予。')
  if (rankOf(tier.id, settings) >= rankOf(tierId, settings))
    return refuse(
      'TIER_NOT_HIGHER',
      `这位会员现在是${tierRule(settings, tier.id).name}，不低于要授予的等级，什么都没有改动。请选更高的一级。`,
    )
  const validUntil = monthsLater(now, settings.tier.validMonths)
  const growth = growthOf(account, now, settings)
  const given = welcome(account, tierId, { at: now, settings })
  const moved = { move: 'granted', from: tier.id, to: tierId, growth, until: validUntil, grant } as const
  return plan({
    post: [note({ ...tierWhy(moved, settings), ...(given && { gift: given.gift }) }, 'note')],
    set: { tier: { id: tierId, since: now, validUntil, graceUntil: null }, ...given?.set },
    answer: (): Granted => ({ state: 'granted', tierId, validUntil }),
  })
}
