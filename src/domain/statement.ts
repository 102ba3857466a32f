/** The statement: what the points are made of, and every movement with its reason. */
import * as v from 'valibot'
import { type Account, balanceOf, earliestFirst, pendingOf, sumOf } from './account'
import { dayOf, type Instant, monthOf } from './calendar'
import type { Entry, Why } from './entry'
import { isNear, type LotView, lotViews, takenText } from './lots-shown'
import { reasonOf, shownPoints, titles } from './reason'
import { type Settings, worthFen } from './settings'

export const PAGE_LENGTH = 20

/** The cursor is the number of the last row seen. */
export const GetStatement = v.strictObject({
  kind: v.optional(v.picklist(['all', 'earned', 'spent', 'pending'])),
  before: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/, 'a cursor'))),
})

export type EntryState = 'pending' | 'credited' | 'spent' | 'taken-back' | 'expired' | 'note'
export type StatementKind = 'all' | 'earned' | 'spent' | 'pending'

/** One row of the statement. */
export interface EntryView {
  entryId: string
  at: number
  /** The Beijing day, 2026-11-21. */
  day: string
  title: string
  reason: string
  /** Signed, as the member reads it. */
  points: number
  state: EntryState
  /** When pending points become active; null for everything else. */
  activatesAt: number | null
  /** Which points it took, in the statement alone; left out where it took none. */
  taken?: string
}

export interface Statement {
  now: number
  points: number
  worthFen: number
  pendingPoints: number
  debtPoints: number
  earnedThisMonth: number
  /** In the order in which they are spent. */
  lots: LotView[]
  /** The first of them is within the days that the programme calls near. */
  isFirstLotNear: boolean
  pending: { points: number; activatesAt: number }[]
  /** Twenty a page, newest first. */
  entries: EntryView[]
  next: string | null
}

/** One row as the member reads it. A sale is dated when it was paid, everything else when it happened. */
export function entryView(entry: Entry, account: Account): EntryView {
  const at = isSale(entry.why) ? entry.why.paidAt : entry.at
  const activatesAt = entry.kind === 'refund' ? null : waitsUntil(entry, account)
  return {
    entryId: entry.opId,
    at,
    day: dayOf(at),
    title: titles[entry.kind],
    reason: reasonOf(entry.why),
    points: shownPoints(entry),
    state: activatesAt === null ? stateOf(entry) : 'pending',
    activatesAt,
  }
}

const isSale = (why: Why): why is Extract<Why, { of: 'purchase' | 'points-as-cash' }> =>
  why.of === 'purchase' || why.of === 'points-as-cash'

/** When the points of an entry become active; null when they are, or never were pending. */
export function waitsUntil(entry: Entry, account: Account): Instant | null {
  const bucket = entry.bucket && account.pending[entry.bucket.key]
  return bucket && entry.seq >= bucket.fromSeq ? bucket.activatesAt : null
}

function stateOf(entry: Entry): EntryState {
  if (entry.kind === 'expire') return 'expired'
  if (entry.kind === 'activate' || (entry.kind === 'refund' && entry.row === 'spent')) return 'taken-back'
  if (entry.row === 'spent') return 'spent'
  return entry.row === 'earned' ? 'credited' : 'note'
}

/** True for the rows of one tab; what a refund took from pending points stands beside them, so that the rows add up. */
export function isShown(entry: Entry, kind: StatementKind, account: Account): boolean {
  if (kind === 'pending') return waitsUntil(entry, account) !== null
  return kind === 'all' ? entry.row !== 'hidden' : entry.row === kind
}

/** The entries still in the account, newest first. */
export function newestFirst(account: Account): Entry[] {
  return Object.values(account.journal).sort((a, b) => b.seq - a.seq)
}

/** The statement of an account, already settled, with one page of its rows. */
export function statementOf(
  account: Account,
  page: { rows: Entry[]; hasMore: boolean },
  { now, settings }: { now: Instant; settings: Settings },
): Statement {
  const points = balanceOf(account)
  const last = page.rows.at(-1)
  const lots = lotViews(account.lots, settings)
  return {
    now,
    points,
    worthFen: worthFen(points, settings),
    pendingPoints: pendingOf(account),
    debtPoints: account.debt,
    earnedThisMonth: account.earned?.month === monthOf(now) ? account.earned.points : 0,
    lots,
    isFirstLotNear: lots[0] !== undefined && isNear(lots[0].expiresAt, { now, settings }),
    pending: pendingViews(account),
    entries: page.rows.map((entry) => withTaken(entry, entryView(entry, account))),
    next: page.hasMore && last ? String(last.seq) : null,
  }
}

function withTaken(entry: Entry, view: EntryView): EntryView {
  const taken = takenText(entry)
  return taken === null ? view : { ...view, taken }
}

/** What becomes active when, soonest first. */
export function pendingViews(account: Account): { points: number; activatesAt: Instant }[] {
  return earliestFirst(account.pending).flatMap((key) => {
    const bucket = account.pending[key]
    return bucket ? [{ points: sumOf(bucket.lots), activatesAt: bucket.activatesAt }] : []
  })
}
