/** The periods of contests: weeks from Monday 00:00 and months from the 1st 00:00, in Beijing. */
import {
  DAY_MS,
  dayOf,
  endOfMonth,
  type Instant,
  monthAfter,
  monthOf,
  startOfDay,
  startOfMonth,
} from './calendar'
import type { Period } from './contest-rules'

/** What was earned in one period, and when the last of it was. */
export interface Standing {
  /** The first day of a week, 2026-11-16, or a month, 2026-11. */
  key: string
  points: number
  at: Instant
}

export type Contests = Record<Period, (Standing & { last: Standing | null }) | null>

const WEEK_DAYS = 7
/** 2024-01-01 was a Monday. */
const A_MONDAY = startOfDay('2024-01-01')

/** The key of the period of a moment: the Monday it began with, or the month. */
export function periodAt(period: Period, at: Instant): string {
  if (period === 'monthly') return monthOf(at)
  const days = Math.floor((at - A_MONDAY) / DAY_MS)
  return dayOf(A_MONDAY + (days - (((days % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS)) * DAY_MS)
}

/** The first millisecond of a period. */
export function startOfPeriod(period: Period, key: string): Instant {
  return period === 'monthly' ? startOfMonth(key) : startOfDay(key)
}

/** The first millisecond after a period. */
export function endOfPeriod(period: Period, key: string): Instant {
  return period === 'monthly' ? endOfMonth(key) : startOfDay(key) + WEEK_DAYS * DAY_MS
}

/** The period before. */
export function periodBefore(period: Period, key: string): string {
  return period === 'monthly' ? monthAfter(key, -1) : dayOf(startOfDay(key) - WEEK_DAYS * DAY_MS)
}

/** So many periods are made up for; nobody waits any more for what ended before them. */
const MADE_UP_MAX = 8

/** The periods that ended by now, behind the last one that was closed, the earliest first; where none was, the newest alone. */
export function endedSince(period: Period, last: string | null, now: Instant): string[] {
  const ended: string[] = []
  const from = last ?? periodBefore(period, endedBefore(period, now))
  for (
    let key = endedBefore(period, now);
    key > from && ended.length < MADE_UP_MAX;
    key = periodBefore(period, key)
  )
    ended.unshift(key)
  return ended
}

/** The period that ended last before a moment. */
export function endedBefore(period: Period, now: Instant): string {
  return periodBefore(period, periodAt(period, now))
}
