/**
 * What if: last month's real orders under a changed rule, before anybody publishes it. A question over many members is
 * answered in portions; whoever asks adds them up and goes on where the last one ended.
 */
import * as v from 'valibot'
import { type Account, balanceOf, pendingOf } from './account'
import { type Instant, type Month, monthAfter, monthOf } from './calendar'
import type { Campaign } from './campaign'
import { cashFen, type TierId } from './programme'
import { SentSettings, SettingsVersion } from './publication'
import { settle } from './settle'
import type { Settings } from './settings'
import type { SettingChange } from './settings-diff'
import { tierIds } from './shapes'
import { asPosted, boughtIn, type Past, type Replayed, replayed } from './what-if-replay'

const Place = v.strictObject({
  month: v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month')),
  after: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
})

export const WhatIf = v.strictObject({
  settings: SentSettings,
  basedOn: SettingsVersion,
  /** Where the portion before this one ended. */
  from: v.optional(Place),
})

export type Place = v.InferOutput<typeof Place>

/** Where tiers of one kind went in the month. */
export interface TierMoves {
  up: number
  kept: number
  down: number
}

/** What the month's orders gave under one rule. */
export interface Outcome {
  issued: number
  takenBack: number
  /** By the tier that was held when the month began. */
  moves: Record<TierId, TierMoves>
}

/** What is known so far: sums over some members. */
export interface WhatIfSums {
  members: number
  orders: number
  /** Points out with these members now: active and pending ones, less what they owe. */
  outPoints: number
  posted: Pick<Outcome, 'issued' | 'takenBack'>
  inForce: Outcome
  changed: Outcome
}

const noMoves = (): Outcome['moves'] => {
  const none = { up: 0, kept: 0, down: 0 }
  return { basic: none, silver: none, gold: none, diamond: none }
}
const noOutcome = (): Outcome => ({ issued: 0, takenBack: 0, moves: noMoves() })

/** Nobody yet. */
export function noSums(): WhatIfSums {
  const posted = { issued: 0, takenBack: 0 }
  return { members: 0, orders: 0, outPoints: 0, posted, inForce: noOutcome(), changed: noOutcome() }
}

/** One answer: the sums over some members, and where to go on. */
export interface WhatIfPortion {
  month: Month
  sums: WhatIfSums
  worth: { inForce: Worth; changed: Worth }
  /** Changes that the replay says nothing about, in words. */
  unseen: string[]
  /** Null where every member is in the sums. */
  next: Place | null
}

/** The last Beijing month that is over. */
export function lastMonth(now: Instant): Month {
  return monthAfter(monthOf(now), -1)
}

/** One member's part of the answer. An account that was merged into another has orders, and no tier any more. */
export function portionOf(
  past: Past,
  terms: { month: Month; inForce: Settings; changed: Settings; now: Instant },
): WhatIfSums {
  const { month, inForce, changed, now } = terms
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
    inForce: outcome(inForce),
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
  const rank = (id: TierId) => settings.tier.ladder.findIndex((tier) => tier.id === id)
  const way = rank(to) > rank(from) ? 'up' : rank(to) < rank(from) ? 'down' : 'kept'
  const moves = noMoves()
  if (isCounted) moves[from] = { ...moves[from], [way]: 1 }
  return { issued, takenBack, moves }
}

/** Two portions as one. */
export function plusSums(a: WhatIfSums, b: WhatIfSums): WhatIfSums {
  return {
    members: a.members + b.members,
    orders: a.orders + b.orders,
    outPoints: a.outPoints + b.outPoints,
    posted: plusPoints(a.posted, b.posted),
    inForce: plusOutcome(a.inForce, b.inForce),
    changed: plusOutcome(a.changed, b.changed),
  }
}

type Points = Pick<Outcome, 'issued' | 'takenBack'>

const plusPoints = (a: Points, b: Points): Points => ({
  issued: a.issued + b.issued,
  takenBack: a.takenBack + b.takenBack,
})

function plusOutcome(a: Outcome, b: Outcome): Outcome {
  const moves = { ...a.moves }
  for (const id of tierIds) {
    const [one, other] = [a.moves[id], b.moves[id]]
    moves[id] = { up: one.up + other.up, kept: one.kept + other.kept, down: one.down + other.down }
  }
  return { ...plusPoints(a, b), moves }
}

/** So many points are worth so many fen. */
export type Worth = Pick<Settings['redeem'], 'points' | 'fen'>

export interface Owed {
  points: number
  fen: number
}

/**
 * What is owed under both rules: what is out now, with the difference that the month's orders would have made to it.
 * Whoever would have got more points might have spent them; that is not guessed.
 */
export function liabilityOf(
  sums: WhatIfSums,
  worth: { inForce: Worth; changed: Worth },
): { inForce: Owed; changed: Owed } {
  const net = ({ issued, takenBack }: Points) => issued - takenBack
  const owed = (outcome: Points, { points: pointsPerRedeem, fen: redeemFen }: Worth): Owed => {
    const points = sums.outPoints + net(outcome) - net(sums.posted)
    return { points, fen: cashFen(Math.max(0, points), { pointsPerRedeem, redeemFen }) }
  }
  return { inForce: owed(sums.inForce, worth.inForce), changed: owed(sums.changed, worth.changed) }
}

/** A replay of orders weighs what orders earn, the tiers, and what a point is worth. */
const weighed = [
  /^purchase\./,
  /^campaigns(\.|$)/,
  /^tier\.(ladder|growthMonths|validMonths|graceDays|downgrade)/,
  /^redeem\.(points|fen)$/,
]

/** What of a change last month's orders say nothing about: other rules, and campaigns on other days. */
export function unseenChanges(changes: SettingChange[], changed: Settings, month: Month): string[] {
  const elsewhere = new Map(
    changed.campaigns.filter((one) => !touches(one, month)).map(({ id, name }) => [id, name]),
  )
  const unseen = changes.flatMap(({ path, label }) => {
    const campaign = elsewhere.get(/^campaigns\.([^.]+)/.exec(path)?.[1] ?? '')
    if (campaign !== undefined) return [`活动「${campaign}」：日期不在 ${month} 里`]
    return weighed.some((pattern) => pattern.test(path)) ? [] : [label]
  })
  return [...new Set(unseen)]
}

function touches({ from, to }: Pick<Campaign, 'from' | 'to'>, month: Month): boolean {
  return from.slice(0, 7) <= month && month <= to.slice(0, 7)
}
