/** The tier page: where the member stands, what keeps the tier, and what each tier gives. */
import { type Account, growthOf } from './account'
import { DAY_MS, type Instant } from './calendar'
import type { Entry } from './entry'
import { openWelcome } from './giving'
import { type HomeTier, homeTier } from './home'
import type { TierId } from './programme'
import { tierMoved } from './reason'
import { type Settings, tierRule } from './settings'
import { rankOf, reviewAt, tierBelow } from './tier'

export interface TierReview {
  at: Instant
  graceDays: number
  /** What of today's growth still counts at the review. */
  forecastGrowth: number
  threshold: number
  missing: number
  /** About what has to be paid to earn what is missing, at the tier's multiplier, in fen. */
  missingFen: number
  downgradeTo: string | null
  /** The day of the drop where too little comes in: the end of the days of grace. Null where no drop follows. */
  dropsAt: Instant | null
}

/** What the next tier takes and brings. */
export interface NextTier {
  /** About what has to be paid to earn what is missing, at the tier's multiplier, in fen. */
  missingFen: number
  /** What gets better with it, before and after. */
  gains: { label: string; from: string; to: string }[]
  /** The coupon that comes with reaching it for the first time; null without one, and for who had it. */
  gift: string | null
}

export interface TierPage {
  now: number
  current: HomeTier
  since: number
  /** So many months of purchases count as growth, and a tier is valid for so many. */
  growthMonths: number
  validMonths: number
  review: TierReview | null
  /** Null on the highest tier. */
  next: NextTier | null
  ladder: { id: TierId; name: string; threshold: number; isReached: boolean }[]
  privileges: { label: string; values: Record<TierId, string> }[]
  moves: { at: number; what: string }[]
}

/** The tier page of an account, already settled, with the entries that moved its tier, newest first. */
export function tierPageOf(
  account: Account,
  moves: Entry[],
  terms: { now: Instant; settings: Settings },
): TierPage {
  const { now, settings } = terms
  const current = homeTier(account, now, settings)
  const kept = [multipliers(settings), ...settings.tier.privileges]
  return {
    now,
    current,
    since: account.tier.since,
    growthMonths: settings.tier.growthMonths,
    validMonths: settings.tier.validMonths,
    review: reviewOf(account, settings),
    next: nextOf(current, { account, privileges: kept }, settings),
    ladder: settings.tier.ladder.map(({ id, name, threshold }) => ({
      id,
      name,
      threshold,
      isReached: rankOf(id, settings) <= rankOf(account.tier.id, settings),
    })),
    privileges: [...kept, ...gifts(settings)],
    moves: moves.flatMap(({ at, why }) => (why.of === 'tier' ? [{ at, what: tierMoved(why) }] : [])),
  }
}

function reviewOf(account: Account, settings: Settings): TierReview | null {
  const at = reviewAt(account.tier)
  if (at === null) return null
  const { threshold } = tierRule(settings, account.tier.id)
  const forecastGrowth = growthOf(account, at, settings)
  const missing = Math.max(0, threshold - forecastGrowth)
  const below = tierBelow(account.tier.id, forecastGrowth, settings)
  const graceDays = account.tier.graceUntil === null ? settings.tier.graceDays : 0
  return {
    at,
    graceDays,
    forecastGrowth,
    threshold,
    missing,
    missingFen: fenToEarn(missing, account.tier.id, settings),
    downgradeTo: below === account.tier.id ? null : tierRule(settings, below).name,
    dropsAt: below === account.tier.id ? null : at + graceDays * DAY_MS,
  }
}

/** The least whole yuan that earn so many points at the multiplier of a tier, in fen. */
function fenToEarn(points: number, id: TierId, settings: Settings): number {
  const { multiplierPercent } = tierRule(settings, id)
  return Math.ceil((points * 100) / (multiplierPercent * settings.purchase.pointsPerYuan)) * 100
}

function nextOf(
  { id, next }: HomeTier,
  { account, privileges }: { account: Account; privileges: TierPage['privileges'] },
  settings: Settings,
): NextTier | null {
  if (!next) return null
  return {
    missingFen: fenToEarn(next.missing, id, settings),
    gains: privileges
      .map(({ label, values }) => ({ label, from: values[id], to: values[next.id] }))
      .filter(({ from, to }) => from !== to),
    gift: openWelcome(account, next.id, settings)?.name ?? null,
  }
}

/** What comes once with a tier; no row where none brings anything. */
function gifts({ tier: { ladder } }: Settings): TierPage['privileges'] {
  if (ladder.every(({ welcome }) => welcome === null)) return []
  const brings = (id: TierId) => (ladder.find((tier) => tier.id === id)?.welcome ? '送一张券' : '—')
  return [{ label: '第一次升到', values: byTier(brings) }]
}

function byTier(text: (id: TierId) => string): Record<TierId, string> {
  return { basic: text('basic'), silver: text('silver'), gold: text('gold'), diamond: text('diamond') }
}

function multipliers(settings: Settings): TierPage['privileges'][number] {
  const times = (id: TierId) => `×${tierRule(settings, id).multiplierPercent / 100}`
  return { label: '积分倍率', values: byTier(times) }
}
