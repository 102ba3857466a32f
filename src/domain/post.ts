/** Posting: a movement becomes an entry of the account's journal, under the next number. */
import { type Account, sumOf } from './account'
import { type Instant, monthOf } from './calendar'
import type { ClaimRef, Effect, Entry } from './entry'
import { type Delta, deltaOf, moved } from './delta'
import type { Movement, TakeBack } from './points'

/** What an entry carries beside its movement. */
export interface Stamp {
  opId: string
  time: Instant
  at: Instant
  rules: number
  input: string
  claim: ClaimRef | null
  effects: Effect[]
}

/** The account with the movement done and its entry in the journal. */
export function post(account: Account, movement: Movement, stamp: Stamp): Account {
  const delta = deltaOf(account, movement)
  const entry = entryOf(movement, delta, { ...stamp, seq: account.seq + 1 })
  const after = moved(account, movement, delta)
  return {
    ...after,
    seq: entry.seq,
    earned: earnedAfter(account, movement, stamp.at),
    unfinishedSince:
      stamp.effects.length > 0 ? Math.min(account.unfinishedSince, stamp.at) : account.unfinishedSince,
    journal: { ...account.journal, [entry.opId]: entry },
  }
}

function entryOf(movement: Movement, delta: Delta, stamp: Stamp & { seq: number }): Entry {
  return {
    ...stamp,
    kind: movement.why.of,
    row: movement.row,
    points: sumOf(delta.lots),
    pending: delta.pending,
    debt: delta.debt,
    growth: delta.growth?.points ?? 0,
    lots: delta.lots,
    bucket: delta.bucket,
    why: movement.why,
    answer: null,
  }
}

function earnedAfter(account: Account, movement: Movement, at: Instant): Account['earned'] {
  if (movement.move === 'take-back') return unearned(account, movement)
  if (movement.move !== 'earn' && movement.move !== 'earn-later') return account.earned
  const month = monthOf(at)
  if (monthOf(movement.earnedAt) !== month) return account.earned
  const before = account.earned?.month === month ? account.earned.points : 0
  return { month, points: before + movement.points }
}

/** What was counted as earned in a month is not, once it is taken back. */
function unearned({ earned }: Account, { earnedIn, points }: TakeBack): Account['earned'] {
  return earned && earned.month === earnedIn ? { ...earned, points: earned.points - points } : earned
}
