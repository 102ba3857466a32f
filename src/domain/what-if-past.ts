/**
 * An account as it was when a month began, made from how it stands and from what was posted since. What the account has
 * dropped in the meantime is taken from the entries, which say what they saw: the growth of the oldest month, and the
 * tier before each move.
 */
import { type Account, added, firstGrowthKey, growthOf, type TierState } from './account'
import { DAY_MS, type Instant, type Month, monthOf, monthsLater, startOfMonth } from './calendar'
import { campaignCounter } from './campaign'
import { counterName } from './counter'
import type { Entry, Multiplier, Why } from './entry'
import { growthOfEntry } from './entry-check'
import type { Settings } from './settings'
import { AHEAD_MAX_MS } from './till'

/** Orders of a month may be posted so early: the clock of a till may be ahead. */
export function pastBegins(month: Month): Instant {
  return startOfMonth(month) - AHEAD_MAX_MS
}

/** The account before the first of its entries, which are all that it posted since, in their order. */
export function beginningOf(
  account: Account,
  entries: Entry[],
  terms: { month: Month; settings: Settings },
): Account {
  const { month, settings } = terms
  const uses = entries.reduce((sum, entry) => withUses(sum, entry, -1), account.counters)
  const before = {
    ...account,
    growth: entries.reduce((sum, entry) => withGrowth(sum, entry, -1), account.growth),
    counters: uses,
    // A birthday month that was used since is free again; an earlier one is not.
    birthdayUsed: (account.birthdayUsed?.month ?? month) >= month ? null : account.birthdayUsed,
    tier: tierBefore(account, entries, settings),
  }
  return { ...before, growth: withLostGrowth(before, entries, terms) }
}

/** Growth, month by month, after an entry, or before it where `times` is -1. */
export function withGrowth(growth: Account['growth'], entry: Entry, times: 1 | -1): Account['growth'] {
  const moved = Object.entries(growthOfEntry(entry)).filter(([, points]) => points !== 0)
  return moved.reduce((sum, [month, points]) => added(sum, month, times * points), growth)
}

/** The uses of campaigns after a purchase, or before it where `times` is -1. What is not counted stays out. */
export function withUses(counters: Account['counters'], { why }: Entry, times: 1 | -1): Account['counters'] {
  if (why.of !== 'purchase') return counters
  const used = new Set(campaignsOf(why.multiplier).map(campaignCounter))
  return Object.fromEntries(
    Object.entries(counters).map(([key, count]) => [key, used.has(counterName(key)) ? count + times : count]),
  )
}

function campaignsOf({ extras, parts = [], bonuses = [] }: Multiplier): string[] {
  return [...extras, ...parts, ...bonuses].flatMap(({ campaign }) =>
    campaign === undefined ? [] : [campaign],
  )
}

function tierBefore(account: Account, entries: Entry[], settings: Settings): TierState {
  const first = entries.find((entry) => entry.why.of === 'tier')
  return first?.why.of === 'tier' ? stateBefore(first.why, first.time, settings) : account.tier
}

/** The tier that a move found; a review that the move made needless is not known, and not made. */
function stateBefore(why: Why & { of: 'tier' }, time: Instant, settings: Settings): TierState {
  const { validMonths, graceDays } = settings.tier
  const graceMs = graceDays * DAY_MS
  const state = { id: why.from, since: 0, validUntil: null, graceUntil: null }
  // A replay knows no hands: what was granted in the month counts for the whole of it.
  if (why.move === 'granted') return { ...state, id: why.to, validUntil: why.until }
  if (why.move === 'grace') return { ...state, validUntil: time }
  if (why.move === 'downgraded') return { ...state, validUntil: time - graceMs, graceUntil: time }
  if (why.move === 'upgraded' || why.until === null) return state
  const validUntil = monthsLater(why.until, -validMonths)
  return { ...state, validUntil, graceUntil: validUntil < time ? validUntil + graceMs : null }
}

/** Settling has dropped the month that no longer counts; the first entry that says how much growth it saw knows it. */
function withLostGrowth(
  account: Account,
  entries: Entry[],
  { month, settings }: { month: Month; settings: Settings },
): Account['growth'] {
  let growth = account.growth
  for (const entry of entries) {
    growth = withGrowth(growth, entry, 1)
    const seen = seenGrowth(entry)
    if (seen && monthOf(seen.at) === month) {
      const lost = seen.growth - growthOf({ ...account, growth }, seen.at, settings)
      const oldest = firstGrowthKey(seen.at, settings)
      return added(account.growth, oldest, lost)
    }
  }
  return account.growth
}

/** The growth of all months that an entry saw when it was posted; null where it says nothing of it. */
function seenGrowth({ why, answer, at, time }: Entry): { growth: number; at: Instant } | null {
  if (why.of === 'tier') return { growth: why.growth, at: time }
  if (why.of !== 'purchase' || typeof answer !== 'object' || answer === null) return null
  const growth: unknown = 'growth' in answer ? answer.growth : null
  return typeof growth === 'number' ? { growth, at } : null
}
