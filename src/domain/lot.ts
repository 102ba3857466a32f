/**
 * Lots: points by when they end. `m202711` lasts to the end of that Beijing month, `m20271215` to the end of that day.
 * What ends first is used first, so lots are ordered by their ends and never by their names.
 */
import { added } from './account'
import {
  DAY_MS,
  type Day,
  dayOf,
  digitsOf,
  endOfMonth,
  type Instant,
  type Month,
  monthAfter,
  monthOf,
  startOfDay,
} from './calendar'
import type { Lots } from './entry'
import type { Settings } from './settings'

/** The lot of points that were earned at a moment: they can be spent to the end of its month. */
export function lotKey(earnedAt: Instant, settings: Settings): string {
  return `m${digitsOf(monthAfter(monthOf(earnedAt), settings.points.validMonths))}`
}

/** The lot of points that come back after their own has ended: days of grace from the return on. */
export function graceLotKey(returnedAt: Instant, settings: Settings): string {
  return `m${digitsOf(dayOf(returnedAt + settings.points.returnGraceDays * DAY_MS))}`
}

/** Where points of a lot come back to at a moment: their own lot, or days of grace where that has ended. */
export function lotBack(lot: string, { now, settings }: { now: Instant; settings: Settings }): string {
  return lotEndsAt(lot) > now ? lot : graceLotKey(now, settings)
}

/** The month with which, or in which, a lot ends. */
export function monthOfLot(key: string): Month {
  return `${key.slice(1, 5)}-${key.slice(5, 7)}`
}

/** The first millisecond at which the points of a lot are gone. */
export function lotEndsAt(key: string): Instant {
  const month = monthOfLot(key)
  const date = key.slice(7)
  return date === '' ? endOfMonth(month) : startOfDay(`${month}-${date}`) + DAY_MS
}

/** The last Beijing day on which the points of a lot can be spent. */
export function lastDayOfLot(key: string): Day {
  return dayOf(lotEndsAt(key) - 1)
}

/** The keys of lots, what ends first before the others. */
export function earliestLots(lots: Lots): string[] {
  return Object.keys(lots).sort((a, b) => lotEndsAt(a) - lotEndsAt(b) || (a < b ? -1 : 1))
}

/** The first `points` of these lots, earliest end first; all of them where there are not so many. */
export function takenFrom(lots: Lots, points: number): Lots {
  const taken: Lots = {}
  let missing = points
  for (const key of earliestLots(lots)) {
    const part = Math.min(missing, lots[key] ?? 0)
    if (part > 0) taken[key] = part
    missing -= part
  }
  return taken
}

/** The same lots with the other sign. */
export function negated(lots: Lots): Lots {
  return Object.fromEntries(Object.entries(lots).map(([key, points]) => [key, -points]))
}

/** Lots with others added, key by key. */
export function plus(lots: Lots, delta: Lots): Lots {
  return Object.entries(delta).reduce((sum, [key, points]) => added(sum, key, points), lots)
}
