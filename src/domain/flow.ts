/**
 * Where points come from and where they go. Every entry belongs to one flow or to none, so that over any accounts and
 * any time issued − spent − expired − reversed is what the outstanding points (active + pending − debt) grew by.
 */
import type { Entry, EntryKind } from './entry'

export type Flow = 'issued' | 'spent' | 'expired' | 'reversed'

export const flowNames: readonly Flow[] = ['issued', 'spent', 'expired', 'reversed']

/** A kind that is missing here does not compile. `null` moves points between pending, active and debt, or not at all. */
export const flowOf: Record<EntryKind, Flow | null> = {
  purchase: 'issued',
  'points-as-cash': 'spent',
  refund: 'reversed',
  // Points that come back were not spent after all.
  'points-returned': 'spent',
  'group-returned': 'spent',
  'check-in': 'issued',
  word: 'issued',
  invite: 'issued',
  invited: null,
  'contest-prize': 'issued',
  activate: null,
  expire: 'expired',
  tier: null,
  redeem: 'spent',
  coupon: null,
  // What a hand takes away was never owed; what a merge brings here is gone there.
  adjust: 'issued',
  'merge-in': 'issued',
  'merge-out': 'issued',
  // What somebody who leaves gives up is gone unused, like what expires.
  forfeit: 'expired',
  profile: null,
  leave: null,
  stay: null,
  join: null,
  void: null,
}

/** By how much an entry changes what is outstanding. */
export function netOf(entry: Pick<Entry, 'points' | 'pending' | 'debt'>): number {
  return entry.points + entry.pending - entry.debt
}

/** So much went that way by an entry: what is issued comes, everything else goes. */
export function flowed(entry: Entry, flow: Flow): number {
  if (flowOf[entry.kind] !== flow) return 0
  return flow === 'issued' ? netOf(entry) : 0 - netOf(entry)
}
