/** Lots as a member reads them: what can be spent until when, and what a movement took from which. */
import { DAY_MS, type Instant, type Month, monthOf } from './calendar'
import type { Entry, Lots } from './entry'
import { fullDate, monthDay } from './beijing-text'
import { grouped } from './figures'
import { earliestLots, lotEndsAt } from './lot'
import { type Settings, worthFen } from './settings'

export interface LotView {
  /** The month with which, or in which, it ends. */
  month: Month
  points: number
  /** The last millisecond at which it can be spent. */
  expiresAt: Instant
  /** What these points alone are worth as cash, in fen. */
  worthFen: number
}

/** The lots in the order in which they are spent; those that end at the same moment are one. */
export function lotViews(lots: Lots, settings: Settings): LotView[] {
  const byEnd = new Map<Instant, number>()
  for (const key of earliestLots(lots)) {
    const expiresAt = lotEndsAt(key) - 1
    byEnd.set(expiresAt, (byEnd.get(expiresAt) ?? 0) + (lots[key] ?? 0))
  }
  return [...byEnd].map(([expiresAt, points]) => ({
    month: monthOf(expiresAt),
    points,
    expiresAt,
    worthFen: worthFen(points, settings),
  }))
}

/** True within the days before its end in which the end of a lot is shown. */
export function isNear(expiresAt: Instant, { now, settings }: { now: Instant; settings: Settings }): boolean {
  return expiresAt - now <= settings.points.expiryShownDays * DAY_MS
}

/**
 * Which points a movement took: 取自 待生效的 100、11月30日到期的 268、2027年1月31日到期的 32. Null for one that took
 * none, and for those whose reason names the lot already.
 */
export function takenText(entry: Entry): string | null {
  if (entry.kind === 'expire' || entry.kind === 'activate') return null
  const waiting = entry.pending < 0 ? [`待生效的 ${grouped(-entry.pending)}`] : []
  const taken = earliestLots(entry.lots).filter((key) => (entry.lots[key] ?? 0) < 0)
  const parts = taken.map((key) => `${endOf(key, entry.at)}到期的 ${grouped(-(entry.lots[key] ?? 0))}`)
  const all = [...waiting, ...parts]
  return all.length === 0 ? null : `取自 ${all.join('、')}`
}

/** The year is said where it is another one than that of the movement. */
function endOf(lot: string, at: Instant): string {
  const last = lotEndsAt(lot) - 1
  return monthOf(last).slice(0, 4) === monthOf(at).slice(0, 4) ? monthDay(last) : fullDate(last)
}
