/** The movements of points: what a rule asks for. What one changes in an account is in delta.ts. */
import { growthKey } from './account'
import { type Instant, type Month, monthOf } from './calendar'
import type { EntryRow, Lots, Why } from './entry'
import { lastDayOfLot, lotKey } from './lot'
import type { Settings } from './settings'

export interface Growth {
  key: string
  points: number
}

/** What moves, without the reason. */
export type Move =
  | { move: 'earn'; points: number; earnedAt: Instant; lot: string; growth: Growth | null }
  | {
      move: 'earn-later'
      points: number
      earnedAt: Instant
      lot: string
      growth: Growth | null
      activatesAt: Instant
    }
  | { move: 'activate'; bucket: string }
  | { move: 'expire'; lot: string }
  | { move: 'spend'; points: number }
  | { move: 'spend-or-owe'; points: number }
  | TakeBack
  | { move: 'give-back'; lots: Lots }
  /** Everything goes but the debt; of growth, signed, what still counted. */
  | { move: 'forfeit'; growth: number }
  | { move: 'note' }

export type Movement = { why: Why; row: EntryRow } & Move

/** Points of a sale that was given back. */
export interface TakeBack {
  move: 'take-back'
  points: number
  /** Where they still wait, if they do: their own pending points go first. */
  waiting: Waiting | null
  /** The growth they gave, negative. */
  growth: Growth
  /** The month in whose sum they were counted as earned. */
  earnedIn: Month | null
}

/** The pending points of one lot of a bucket. */
export interface Waiting {
  key: string
  activatesAt: Instant
  lot: string
}

/** Points that are active at once, such as a check-in's. */
export function earn(points: number, why: Why, terms: { at: Instant; settings: Settings }): Movement {
  const { at: earnedAt, settings } = terms
  return { move: 'earn', why, row: 'earned', points, earnedAt, lot: lotKey(earnedAt, settings), growth: null }
}

/** Takes active points, those that expire first before the others. The caller has seen that there are enough. */
export function spend(points: number, why: Why): Movement {
  return { move: 'spend', why, row: 'spent', points }
}

/** Takes points for what has happened already: those that are missing are owed. */
export function spendOrOwe(points: number, why: Why): Movement {
  return { move: 'spend-or-owe', why, row: 'spent', points }
}

/** Something worth remembering that moves no points. */
export function note(why: Why, row: EntryRow): Movement {
  return { move: 'note', why, row }
}

/** Growth counts in the Beijing month in which the order was paid (ms), not in the one in which it arrived. */
export function growthAt(paidAt: Instant, points: number): Growth {
  return { key: growthKey(monthOf(paidAt)), points }
}

/** The sentence part for a lot: the last day on which it could be spent. */
export function whyExpired(lot: string): Why {
  return { of: 'expire', day: lastDayOfLot(lot) }
}
