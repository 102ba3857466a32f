/**
 * The tier: upgraded at once when growth reaches the next threshold, valid for 12 months, then weighed again.
 * Who has too little growth then keeps the tier for 30 days of grace, and goes down by policy.
 */
import { type Account, growthOf, type TierState } from './account'
import { DAY_MS, type Instant, monthsLater } from './calendar'
import type { TierMove, Why } from './entry'
import { note, type Movement } from './points'
import type { TierId } from './programme'
import { type Settings, tierRule } from './settings'

/** A move of the tier: when it falls due, the row it leaves and the state after it. */
export interface TierStep {
  dueAt: Instant
  movement: Movement
  tier: TierState
}

/** The highest tier whose threshold this growth reaches. */
export function tierFor(growth: number, settings: Settings): TierId {
  return settings.tier.ladder.reduce<TierId>((id, tier) => (growth >= tier.threshold ? tier.id : id), 'basic')
}

/** The place of a tier on the ladder, 0 for the lowest. */
export function rankOf(id: TierId, settings: Settings): number {
  return settings.tier.ladder.findIndex((tier) => tier.id === id)
}

/** When a tier is weighed next: at the end of its validity, or of the grace after it. */
export function reviewAt(tier: TierState): Instant | null {
  return tier.graceUntil ?? tier.validUntil
}

/** The move that is due by now, if there is one. */
export function tierStep(account: Account, now: Instant, settings: Settings): TierStep | null {
  const dueAt = reviewAt(account.tier)
  if (dueAt !== null && dueAt <= now) return reviewed(account, dueAt, settings)
  const growth = growthOf(account, now, settings)
  const reached = tierFor(growth, settings)
  const ranks = rankOf(reached, settings) - rankOf(account.tier.id, settings)
  if (ranks > 0)
    return step(account, 'upgraded', { to: reached, dueAt: now, validFrom: now, growth }, settings)
  const isSaved = account.tier.graceUntil !== null && ranks === 0
  return isSaved ? renewed(account, 'renewed', { dueAt: now, growth }, settings) : null
}

function reviewed(account: Account, dueAt: Instant, settings: Settings): TierStep {
  const growth = growthOf(account, dueAt, settings)
  const { id, graceUntil } = account.tier
  if (growth >= tierRule(settings, id).threshold)
    return renewed(account, 'renewed', { dueAt, growth }, settings)
  if (graceUntil === null) return grace(account, { dueAt, growth }, settings)
  const to = tierBelow(id, growth, settings)
  if (to === id) return renewed(account, 'kept', { dueAt, growth }, settings)
  return step(account, 'downgraded', { to, dueAt, validFrom: dueAt, growth }, settings)
}

/** The tier that follows when growth no longer keeps this one, by the policy of the settings. */
export function tierBelow(id: TierId, growth: number, settings: Settings): TierId {
  if (settings.tier.downgrade === 'none') return id
  if (settings.tier.downgrade === 'full') return tierFor(growth, settings)
  return settings.tier.ladder[rankOf(id, settings) - 1]?.id ?? id
}

interface Weighing {
  dueAt: Instant
  growth: number
}

/** A renewal continues the validity that ended, so that grace does not move the year. */
function renewed(account: Account, move: TierMove, weighing: Weighing, settings: Settings): TierStep {
  const { id, validUntil } = account.tier
  return step(account, move, { ...weighing, to: id, validFrom: validUntil ?? weighing.dueAt }, settings)
}

function grace(account: Account, { dueAt, growth }: Weighing, settings: Settings): TierStep {
  const { tier } = account
  const graceUntil = dueAt + settings.tier.graceDays * DAY_MS
  const why = whyMoved(account, 'grace', { to: tier.id, growth, until: graceUntil }, settings)
  return { dueAt, movement: note(why, 'note'), tier: { ...tier, graceUntil } }
}

interface Step extends Weighing {
  to: TierId
  validFrom: Instant
}

function step(
  account: Account,
  move: TierMove,
  { to, dueAt, validFrom, growth }: Step,
  settings: Settings,
): TierStep {
  const until = rankOf(to, settings) === 0 ? null : monthsLater(validFrom, settings.tier.validMonths)
  const why = whyMoved(account, move, { to, growth, until }, settings)
  const since = to === account.tier.id ? account.tier.since : dueAt
  return { dueAt, movement: note(why, 'note'), tier: { id: to, since, validUntil: until, graceUntil: null } }
}

function whyMoved(
  account: Account,
  move: TierMove,
  { to, growth, until }: { to: TierId; growth: number; until: Instant | null },
  settings: Settings,
): Why {
  return { of: 'tier', move, from: account.tier.id, to, name: tierRule(settings, to).name, growth, until }
}
