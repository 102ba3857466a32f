/**
 * The statistics of Beijing days: points issued, spent, expired and taken back, and what is owed when the day ends.
 * An entry belongs to the day of its `at`. A day is counted once nothing can be posted in it any more, so it does not
 * matter when, how often or in how many slices it is counted: what comes later is taken off what accounts hold now.
 */
import { type Account, balanceOf, pendingOf } from './account'
import { DAY_MS, type Day, dayBefore, dayOf, type Instant, MINUTE_MS, startOfDay } from './calendar'
import type { Entry } from './entry'
import { type Flow, flowed, flowNames } from './flow'
import { settle } from './settle'
import type { Settings } from './settings'

/** Clocks of two instances may be so far apart. */
export const SKEW_MS = 60 * MINUTE_MS
/** So long after its end a day is counted: by then the slowest clock has left it, and the job's own may be ahead. */
export const CLOSE_AFTER_MS = 3 * SKEW_MS
/** So many days are counted in one go at most; who never counted begins so far back. */
export const DAYS_MAX = 30

/** Points that are out: spendable, waiting, and those that members owe. */
interface Holding {
  active: number
  pending: number
  debt: number
}

/** What entries changed: where points came from and went, and by how much each holding grew. */
export type Sums = Record<Flow, number> & Holding

/** One day, as it is written down: what flowed in it, and what is out when it ends. */
export type DayStatistics = Sums & { day: Day }

/** Days that are being counted together. */
export interface Tally {
  days: DayStatistics[]
  /** What the accounts counted so far hold when the last of the days ends. */
  held: Holding
}

const nothing: Sums = { issued: 0, spent: 0, expired: 0, reversed: 0, active: 0, pending: 0, debt: 0 }

const dayAfter = (day: Day): Day => dayOf(startOfDay(day) + DAY_MS)

/** The last Beijing day that can be counted at a moment. */
export function lastClosedDay(now: Instant): Day {
  return dayBefore(dayOf(now - CLOSE_AFTER_MS))
}

/** The days to be counted next, none of them yet; null where the last closed day is counted already. */
export function openTally(countedTo: Day | null, now: Instant): Tally | null {
  const last = lastClosedDay(now)
  if (countedTo !== null && countedTo >= last) return null
  const firstEver = dayOf(startOfDay(last) - (DAYS_MAX - 1) * DAY_MS)
  const days: DayStatistics[] = []
  for (let day = countedTo === null ? firstEver : dayAfter(countedTo); day <= last; day = dayAfter(day)) {
    if (days.length < DAYS_MAX) days.push({ day, ...nothing })
  }
  return { days, held: { active: 0, pending: 0, debt: 0 } }
}

/** The first millisecond of the days of a tally, and the first one after them. */
export function spanOf({ days }: Tally): { from: Instant; end: Instant } {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) throw new Error('a tally has at least one day')
  return { from: startOfDay(first.day), end: startOfDay(last.day) + DAY_MS }
}

/**
 * True when the journal alone holds every entry that moved something since a moment. Numbers and times grow together
 * but for voids, which move nothing, and for clocks that are apart.
 */
export function reachesBack(account: Account, since: Instant): boolean {
  const newest = Object.values(account.journal).sort((a, b) => b.seq - a.seq)
  const unbroken = newest.filter((entry, place) => entry.seq === account.seq - place)
  if (unbroken.length >= account.seq) return true
  return unbroken.some((entry) => entry.kind !== 'void' && entry.at < since - SKEW_MS)
}

/** What fell due in the days and was not settled yet is counted as if it had been: settling will post just that. */
export function asSettled(account: Account, { end }: { end: Instant }, settings: Settings): Account {
  if (account.dueAt >= end || account.mergedInto !== null) return account
  return settle(account, end - 1, settings)
}

/** The tally with one account: as it stands, with all entries that it posted since the first of the days. */
export function counted(tally: Tally, account: Account, entries: Entry[]): Tally {
  const { from, end } = spanOf(tally)
  const holding = { active: balanceOf(account), pending: pendingOf(account), debt: account.debt }
  const later = entries.filter((entry) => entry.at >= end).reduce(withEntry, nothing)
  const within = entries.filter((entry) => entry.at >= from && entry.at < end)
  return {
    days: tally.days.map((sums) =>
      within.filter((entry) => dayOf(entry.at) === sums.day).reduce(withEntry, sums),
    ),
    held: plus(tally.held, plus(holding, later, -1)),
  }
}

function withEntry<Row extends Sums>(sums: Row, entry: Entry): Row {
  const { points, pending, debt } = entry
  const flows = Object.fromEntries(flowNames.map((flow) => [flow, sums[flow] + flowed(entry, flow)]))
  return { ...sums, ...flows, ...plus(sums, { active: points, pending, debt }) }
}

function plus(holding: Holding, other: Holding, times = 1): Holding {
  return {
    active: holding.active + times * other.active,
    pending: holding.pending + times * other.pending,
    debt: holding.debt + times * other.debt,
  }
}

/** True when every figure is a whole number: an account that is broken must not spoil everybody's sums. */
export function isSound({ days, held }: Tally): boolean {
  const figures = [...days.flatMap((sums) => Object.values(sums)), ...Object.values(held)]
  return figures.every((figure) => typeof figure === 'string' || Number.isSafeInteger(figure))
}

/** The days once every account is in them: what grew becomes what is out at the end of each day. */
export function statisticsOf({ days, held }: Tally): DayStatistics[] {
  let standing = held
  const rows: DayStatistics[] = []
  for (const sums of [...days].reverse()) {
    rows.unshift({ ...sums, ...standing })
    standing = plus(standing, sums, -1)
  }
  return rows
}
