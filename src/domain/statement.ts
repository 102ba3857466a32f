/** The statement: what the points are made of, and every movement with its reason. */

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
}

export interface Statement {
  now: number
  points: number
  worthFen: number
  pendingPoints: number
  debtPoints: number
  earnedThisMonth: number
  /** In the order in which they are spent; `expiresAt` is the last millisecond of the month (2026-11). */
  lots: { month: string; points: number; expiresAt: number }[]
  pending: { points: number; activatesAt: number }[]
  /** Twenty a page, newest first. */
  entries: EntryView[]
  next: string | null
}
