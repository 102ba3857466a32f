/**
 * What if: last month's real orders under a changed rule, before anybody publishes it. A question over many members is
 * answered in portions; whoever asks adds them up and goes on where the last one ended.
 */
import * as v from 'valibot'
import { type Account, balanceOf, pendingOf } from './account'
import { ApprovalId } from './approval'
import { type Instant, type Month, monthAfter, monthOf } from './calendar'
import { SentSettings, SettingsVersion } from './publication'
import { settle } from './settle'
import type { Settings } from './settings'
import type { SettingChange } from './settings-diff'
import { BeijingMonth } from './shapes'
import { rankOf } from './tier'
import { campaignIn } from './what-if-campaigns'
import { noMoves, type Outcome, type WhatIfSums, type Worth } from './what-if-sums'
import { asPosted, boughtIn, type Past, type Replayed, replayed } from './what-if-replay'

const Place = v.strictObject({
  month: BeijingMonth,
  after: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
})

/** Where the portion before this one ended. */
const from = v.optional(Place)

/** Rules that are being typed, or that wait for a second operator's word. */
export const WhatIf = v.union([
  v.strictObject({ settings: SentSettings, basedOn: SettingsVersion, from }),
  v.strictObject({ approvalId: ApprovalId, from }),
])

export type Place = v.InferOutput<typeof Place>

/** One answer: the sums over some members, and where to go on. */
export interface WhatIfPortion {
  month: Month
  sums: WhatIfSums
  worth: { inForce: Worth; changed: Worth }
  /** Campaigns that were tried on other days than their own, in words. */
  tried: string[]
  /** Changes that the replay says nothing about, in words. */
  unseen: string[]
  /** Null where every member is in the sums. */
  next: Place | null
}

/** The last Beijing month that is over. */
export function lastMonth(now: Instant): Month {
  return monthAfter(monthOf(now), -1)
}

/**
 * One member's part of the answer. `before` are the rules in force, `changed` the others, both with campaigns on the days
 * on which they are tried; the past is read by the rules that are `inForce`. An account that was merged into another has
 * orders, and no tier any more.
 */
export function portionOf(
  past: Past,
  terms: { month: Month; inForce: Settings; before: Settings; changed: Settings; now: Instant },
): WhatIfSums {
  const { month, inForce, before, changed, now } = terms
  const { account } = past
  const isCounted = account.mergedInto === null
  const outcome = (settings: Settings) =>
    outcomeOf(replayed(past, { month, settings, inForce }), { isCounted, settings })
  return {
    members: isCounted ? 1 : 0,
    orders: boughtIn(past.entries, month).length,
    // What fell due and was not settled yet is no longer out.
    outPoints: isCounted ? outPointsOf(settle(account, now, inForce)) : 0,
    posted: asPosted(past, month),
    inForce: outcome(before),
    changed: outcome(changed),
  }
}

function outPointsOf(account: Account): number {
  return balanceOf(account) + pendingOf(account) - account.debt
}

function outcomeOf(
  { issued, takenBack, from, to }: Replayed,
  { isCounted, settings }: { isCounted: boolean; settings: Settings },
): Outcome {
  const ranks = rankOf(to, settings) - rankOf(from, settings)
  const way = ranks > 0 ? 'up' : ranks < 0 ? 'down' : 'kept'
  const moves = noMoves()
  if (isCounted) moves[from] = { ...moves[from], [way]: 1 }
  return { issued, takenBack, moves }
}

/** A replay of orders weighs what orders earn, the tiers, and what a point is worth. */
const weighed = [
  /^purchase\./,
  /^campaigns(\.|$)/,
  /^tier\.(ladder|growthMonths|validMonths|graceDays|downgrade)/,
  /^redeem\.(points|fen)$/,
]

/** What of a change last month's orders say nothing about: other rules, and campaigns that were over before. */
export function unseenChanges(changes: SettingChange[], changed: Settings, month: Month): string[] {
  const elsewhere = new Map(
    changed.campaigns.filter(({ to }) => to.slice(0, 7) < month).map(({ id, name }) => [id, name]),
  )
  const unseen = changes.flatMap(({ path, label }) => {
    const campaign = elsewhere.get(campaignIn(path) ?? '')
    if (campaign !== undefined) return [`活动「${campaign}」：日期不在 ${month} 里`]
    return weighed.some((pattern) => pattern.test(path)) ? [] : [label]
  })
  return [...new Set(unseen)]
}
