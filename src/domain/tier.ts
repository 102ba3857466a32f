/**
 * The tier: upgraded at once when growth reaches the next threshold, valid for some months, then weighed again.
 * Who has too little growth then keeps the tier for some days of grace, and goes down by policy. The settings say
 * how many of each.
 */
import { type Account, growthOf, type TierState } from './account'
import { DAY_MS, type Instant, monthsLater } from './calendar'
import type { TierMove, Why } from './entry'
import { welcome } from './giving'
import { note, type Movement } from './points'
import type { TierId } from './programme'
import { type Settings, tierRule } from './settings'

/** A move of the tier: when it falls due, the row it leaves, the state after it and what comes with it. */
export interface TierStep {
  dueAt: Instant
  movement: Movement
  set: Pick<Account, 'tier'> & Partial<Pick<Account, 'coupons' | 'welcomed'>>
}

/** The highest tier whose threshold this growth reaches. */
export function tierFor(growth: number, settings: Settings): TierId {
  return settings.tier.ladder.reduce<TierId>((id, tier) => (growth >= tier.threshold ? tier.id : id), 'basic')
}

/** The place of a tier on the ladder, 0 for the lowest. */
export function rankOf(id: TierId, settings: Settings): number {
  return settings.tier.ladder.findIndex((tier) => tier.id === id)
}

/** The tiers above one, from the next one up. */
export function tiersAbove(id: TierId, settings: Settings): { tierId: TierId; name: string }[] {
  const above = settings.tier.ladder.slice(rankOf(id, settings) + 1)
  return above.map((tier) => ({ tierId: tier.id, name: tier.name }))
}

/** When a tier is weighed next: at the end of its validity, or of the grace after it. */
export function reviewAt(tier: TierState): Instant | null {
  return tier.graceUntil ?? tier.validUntil
}

/** The move that is due by now, or null: the review first, then a rise as soon as growth reaches a higher tier. */
export function tierStep(account: Account, now: Instant, settings: Settings): TierStep | null {
  const dueAt = reviewAt(account.tier)
  if (dueAt !== null && dueAt <= now) return reviewed(account, dueAt, settings)
  const growth = growthOf(account, now, settings)
  const reached = tierFor(growth, settings)
  const ranks = rankOf(reached, settings) - rankOf(account.tier.id, settings)
  const weighing = { account, settings, growth, dueAt: now }
  if (ranks > 0) return moveTo(weighing, 'upgraded', { to: reached, validFrom: now })
  const isSaved = account.tier.graceUntil !== null && ranks === 0
  return isSaved ? renewed(weighing, 'renewed') : null
}

function reviewed(account: Account, dueAt: Instant, settings: Settings): TierStep {
  const growth = growthOf(account, dueAt, settings)
  const { id, graceUntil } = account.tier
  const weighing = { account, settings, growth, dueAt }
  if (growth >= tierRule(settings, id).threshold) return renewed(weighing, 'renewed')
  if (graceUntil === null) return grace(weighing)
  const to = tierBelow(id, growth, settings)
  return to === id ? renewed(weighing, 'kept') : moveTo(weighing, 'downgraded', { to, validFrom: dueAt })
}

/** The tier that follows when growth no longer keeps this one, by the policy of the settings. */
export function tierBelow(id: TierId, growth: number, settings: Settings): TierId {
  if (settings.tier.downgrade === 'none') return id
  if (settings.tier.downgrade === 'full') return tierFor(growth, settings)
  return settings.tier.ladder[rankOf(id, settings) - 1]?.id ?? id
}

/** An account that is weighed at a moment, and what it has to show. */
interface Weighing {
  account: Account
  settings: Settings
  growth: number
  dueAt: Instant
}

/** A renewal continues the validity that ended, so that grace does not move the year. */
function renewed(weighing: Weighing, move: TierMove): TierStep {
  const { id, validUntil } = weighing.account.tier
  return moveTo(weighing, move, { to: id, validFrom: validUntil ?? weighing.dueAt })
}

function grace(weighing: Weighing): TierStep {
  const { dueAt, settings } = weighing
  const { tier } = weighing.account
  const graceUntil = dueAt + settings.tier.graceDays * DAY_MS
  const why = whyMoved(weighing, 'grace', { to: tier.id, until: graceUntil })
  return { dueAt, movement: note(why, 'note'), set: { tier: { ...tier, graceUntil } } }
}

function moveTo(
  weighing: Weighing,
  move: TierMove,
  { to, validFrom }: { to: TierId; validFrom: Instant },
): TierStep {
  const { account, settings, dueAt } = weighing
  const until = rankOf(to, settings) === 0 ? null : monthsLater(validFrom, settings.tier.validMonths)
  const why = whyMoved(weighing, move, { to, until })
  const since = to === account.tier.id ? account.tier.since : dueAt
  const tier = { id: to, since, validUntil: until, graceUntil: null }
  const given = move === 'upgraded' ? welcome(account, to, { at: dueAt, settings }) : null
  return {
    dueAt,
    movement: note({ ...why, ...(given && { gift: given.gift }) }, 'note'),
    set: { tier, ...given?.set },
  }
}

function whyMoved(
  { account, settings, growth }: Weighing,
  move: TierMove,
  { to, until }: { to: TierId; until: Instant | null },
): Extract<Why, { of: 'tier' }> {
  return tierWhy({ move, from: account.tier.id, to, growth, until }, settings)
}

/** What the row of a move says: the tier's name as it is now, whatever it is called later; growth in points. */
export function tierWhy(
  moved: Omit<Extract<Why, { of: 'tier' }>, 'of' | 'name'>,
  settings: Settings,
): Extract<Why, { of: 'tier' }> {
  return { of: 'tier', name: tierRule(settings, moved.to).name, ...moved }
}
