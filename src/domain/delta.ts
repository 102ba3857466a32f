/**
 * What a movement changes in one account. It takes from the lots that end first, repays debt before anything becomes
 * spendable, and says exactly what moved.
 */
import { type Account, added, balanceOf, bucketKey, pendingOf, sumOf } from './account'
import type { Instant } from './calendar'
import type { Lots } from './entry'
import { negated, plus, takenFrom } from './lot'
import type { Growth, Move, TakeBack, Waiting } from './points'

/** The change, signed. */
export interface Delta {
  lots: Lots
  pending: number
  debt: number
  growth: Growth | null
  bucket: Waiting | null
}

const still: Delta = { lots: {}, pending: 0, debt: 0, growth: null, bucket: null }

/** What a movement would change in this account. A broken invariant throws: it is a bug, not a refusal. */
export function deltaOf(account: Account, movement: Move): Delta {
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
    case 'spend-or-owe':
      return { ...still, ...takenOrOwed(account, movement.points) }
    case 'take-back':
      return takenBack(account, movement)
    case 'give-back':
      return credited(account, movement.lots)
    case 'forfeit':
      return forfeited(account, movement.growth)
    case 'note':
      return still
  }
}

/** Everything goes but the debt. */
function forfeited(account: Account, points: number): Delta {
  const growth = { key: '', points }
  return { ...still, lots: negated(account.lots), pending: 0 - pendingOf(account), growth }
}

/** Takes active points, earliest end first; what is missing becomes debt. */
function takenOrOwed(account: Account, points: number): Pick<Delta, 'lots' | 'debt'> {
  const taken = takenFrom(account.lots, points)
  return { lots: negated(taken), debt: points - sumOf(taken) }
}

function takenBack(account: Account, { points, waiting, growth }: TakeBack): Delta {
  const own = waiting ? (account.pending[waiting.key]?.lots[waiting.lot] ?? 0) : 0
  const pending = Math.min(points, own)
  // A month that no longer counts has left the account with all its growth.
  const grown = Math.min(0 - growth.points, account.growth[growth.key] ?? 0)
  return {
    ...takenOrOwed(account, points - pending),
    pending: 0 - pending,
    growth: { ...growth, points: 0 - grown },
    bucket: pending > 0 ? waiting : null,
  }
}

function credited(account: Account, lots: Lots): Delta {
  const repaid = Math.min(account.debt, sumOf(lots))
  const rest = plus(lots, negated(takenFrom(lots, repaid)))
  return { ...still, lots: rest, debt: 0 - repaid }
}

function laid(account: Account, movement: { points: number; activatesAt: Instant; lot: string }) {
  if (movement.points === 0) return {}
  const key = bucketKey(movement.activatesAt)
  const activatesAt = Math.max(movement.activatesAt, account.pending[key]?.activatesAt ?? 0)
  return { pending: movement.points, bucket: { key, activatesAt, lot: movement.lot } }
}

function activated(account: Account, key: string): Delta {
  const lots = account.pending[key]?.lots ?? {}
  return { ...credited(account, lots), pending: -sumOf(lots) }
}

/** The account after a movement: its numbers only, not yet its entry. */
export function moved(account: Account, movement: Move, delta: Delta): Account {
  const { growth } = delta
  if (movement.move === 'forfeit') return { ...account, lots: {}, pending: {}, growth: {} }
  return {
    ...account,
    lots: plus(account.lots, delta.lots),
    debt: account.debt + delta.debt,
    growth: growth && growth.points !== 0 ? added(account.growth, growth.key, growth.points) : account.growth,
    pending: pendingAfter(account, movement, delta),
  }
}

function without<Value>(map: Record<string, Value>, key: string): Record<string, Value> {
  const { [key]: _gone, ...others } = map
  return others
}

function pendingAfter(account: Account, movement: Move, delta: Delta): Account['pending'] {
  if (movement.move === 'activate') return without(account.pending, movement.bucket)
  if (!delta.bucket) return account.pending
  const { key, activatesAt, lot } = delta.bucket
  const before = account.pending[key]
  const lots = added(before?.lots ?? {}, lot, delta.pending)
  if (movement.move === 'take-back' && sumOf(lots) === 0) return without(account.pending, key)
  const fromSeq = before?.fromSeq ?? account.seq + 1
  return { ...account.pending, [key]: { activatesAt, fromSeq, lots } }
}
