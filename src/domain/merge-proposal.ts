/** Asking for a merge: when one operator does it alone and when it takes two, and what the second one reads. */
import * as v from 'valibot'
import { type Account, balanceOf, pendingOf, sumOf } from './account'
import type { ChangeRow } from './approval'
import { phoneOfExternalId } from './customer-phone'
import { grouped, inFours } from './figures'
import { Reason, Whom } from './operator-input'
import { commandKeys } from './request'
import { type Settings, tierRule } from './settings'
import { rankOf } from './tier'

/** What `from` has moves to `into`; each by a member number, or as a till knows them. */
export const MergeMembers = v.strictObject({ ...commandKeys, from: Whom, into: Whom, reason: Reason })

export type MergeMembers = v.InferOutput<typeof MergeMembers>

/** A merge cannot be undone: of two members, of more than one operator may move, or of a higher tier it needs two of them. */
export function needsSecondToMerge(source: Account, target: Account, settings: Settings): boolean {
  const isOfMembers = source.profile !== null && target.profile !== null
  const moved = Math.max(balanceOf(source) + pendingOf(source), source.debt, sumOf(source.growth))
  return isOfMembers || moved > settings.points.adjustAloneMax || isHigher(source, target, settings)
}

/** Points may be spent while the growth that they gave still holds the tier. */
const isHigher = (source: Account, target: Account, settings: Settings) =>
  rankOf(source.tier.id, settings) > rankOf(target.tier.id, settings)

/** One of the two, as an operator named them and as they were found. */
export interface Named {
  whom: Whom
  account: Account
}

/** What the merge would do, as of the proposal. */
export function mergeRows(from: Named, into: Named, settings: Settings): ChangeRow[] {
  const [source, target] = [from.account, into.account]
  const net = balanceOf(source) + balanceOf(target) - source.debt - target.debt
  const sum = (label: string, count: (account: Account) => number): ChangeRow => ({
    label,
    before: `${grouped(count(target))} 和 ${grouped(count(source))}`,
    after: grouped(count(source) + count(target)),
  })
  return [
    { label: '会员', before: `${nameOf(into)} 和 ${nameOf(from)}`, after: nameOf(into) },
    { ...sum('可用积分', balanceOf), after: net < 0 ? `0，欠 ${grouped(0 - net)}` : grouped(net) },
    sum('待生效', pendingOf),
    sum('成长值', ({ growth }) => sumOf(growth)),
    ...(isHigher(source, target, settings) ? [tierRow(source, target, settings)] : []),
  ]
}

function tierRow(source: Account, target: Account, settings: Settings): ChangeRow {
  const [before, after] = [target, source].map(({ tier }) => tierRule(settings, tier.id).name)
  return { label: '等级', before: `${before} 和 ${after}`, after: `${after}` }
}

/** A phone number is kept in its owner's profile alone. */
function nameOf({ whom, account: { profile } }: Named): string {
  if (profile) return inFours(profile.memberNo)
  if (typeof whom === 'string') return inFours(whom)
  const { source, externalId } = whom
  return phoneOfExternalId(externalId) === null ? `${source} 的顾客 ${externalId}` : '门店留手机号的顾客'
}
