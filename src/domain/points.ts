/**
 * The movements of points. A movement is what a rule asks for; posting it takes it from the lots that expire
 * first, repays debt before anything becomes spendable, and leaves an entry that says exactly what moved.
 */
import { type Account, added, balanceOf, bucketKey, growthKey, sumOf } from './account'
import { type Instant, monthOf } from './calendar'
import type { EntryRow, Lots, Why } from './entry'
import { lastDayOfLot, lotKey, negated, plus, takenFrom } from './lot'
import type { Settings } from './settings'

export interface Growth {
  key: string
  points: number
}

export type Movement = { why: Why; row: EntryRow } & (
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
  | { move: 'note' }
)

/** What a movement changes in one account, signed. */
export interface Delta {
  lots: Lots
  pending: number
  debt: number
  growth: Growth | null
  bucket: { key: string; activatesAt: Instant } | null
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

/** Something worth remembering that moves no points. */
export function note(why: Why, row: EntryRow): Movement {
  return { move: 'note', why, row }
}

/** Growth counts in the Beijing month in which the order was paid (ms), not in the one in which it arrived. */
export function growthAt(paidAt: Instant, points: number): Growth {
  return { key: growthKey(monthOf(paidAt)), points }
}

const still: Delta = { lots: {}, pending: 0, debt: 0, growth: null, bucket: null }

/** What a movement would change in this account. A broken invariant throws: it is a bug, not a refusal. */
export function deltaOf(account: Account, movement: Movement): Delta {
  switch (movement.move) {
    case 'earn':
      return { ...credited(account, { [movement.lot]: movement.points }), growth: movement.growth }
    case 'earn-later':
      return { ...still, ...laid(account, movement), growth: movement.growth }
    case 'activate':
      return activated(account, movement.bucket)
    case 'expire':
      return { ...still, lots: { [movement.lot]: -(account.lots[movement.lot] ?? 0) } }
    case 'spend':
      if (movement.points > balanceOf(account)) throw new Error('a spend was planned above the balance')
      return { ...still, lots: negated(takenFrom(account.lots, movement.points)) }
    case 'note':
      return still
  }
}

function credited(account: Account, lots: Lots): Delta {
  const repaid = Math.min(account.debt, sumOf(lots))
  const rest = plus(lots, negated(takenFrom(lots, repaid)))
  return { ...still, lots: rest, debt: 0 - repaid }
}

function laid(account: Account, movement: { points: number; activatesAt: Instant }) {
  if (movement.points === 0) return {}
  const key = bucketKey(movement.activatesAt)
  const activatesAt = Math.max(movement.activatesAt, account.pending[key]?.activatesAt ?? 0)
  return { pending: movement.points, bucket: { key, activatesAt } }
}

function activated(account: Account, key: string): Delta {
  const lots = account.pending[key]?.lots ?? {}
  return { ...credited(account, lots), pending: -sumOf(lots) }
}

/** The account after a movement: its numbers only, not yet its entry. */
export function moved(account: Account, movement: Movement, delta: Delta): Account {
  const { growth } = delta
  return {
    ...account,
    lots: plus(account.lots, delta.lots),
    debt: account.debt + delta.debt,
    growth: growth && growth.points !== 0 ? added(account.growth, growth.key, growth.points) : account.growth,
    pending: pendingAfter(account, movement, delta),
  }
}

function pendingAfter(account: Account, movement: Movement, delta: Delta): Account['pending'] {
  if (movement.move === 'activate') {
    const { [movement.bucket]: _gone, ...others } = account.pending
    return others
  }
  if (movement.move !== 'earn-later' || !delta.bucket) return account.pending
  const { key, activatesAt } = delta.bucket
  const before = account.pending[key]
  const lots = added(before?.lots ?? {}, movement.lot, movement.points)
  return { ...account.pending, [key]: { activatesAt, fromSeq: before?.fromSeq ?? account.seq + 1, lots } }
}

/** The sentence part for a lot: the last day on which it could be spent. */
export function whyExpired(lot: string): Why {
  return { of: 'expire', day: lastDayOfLot(lot) }
}
