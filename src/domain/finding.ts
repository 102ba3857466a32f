/** A finding of the audit: what does not add up, in whose account, and at which entry. */
import type { Instant } from './calendar'
import type { Entry, EntryKind } from './entry'

export type FindingCode =
  | 'lots-differ'
  | 'pending-differs'
  | 'debt-differs'
  | 'growth-differs'
  | 'coupons-differ'
  | 'flow-differs'
  | 'negative'
  | 'tier-differs'
  | 'entry-missing'
  | 'entry-twice'
  | 'entry-unbalanced'
  | 'copy-differs'
  | 'order-differs'
  | 'order-twice'
  | 'order-missing'
  | 'order-unposted'
  | 'unit-unknown'
  | 'unit-unpaid'
  | 'due-late'
  | 'settling-stuck'
  | 'effects-lost'
  | 'account-unreadable'

export interface Finding {
  code: FindingCode
  memberId: string
  /** Null for a customer nobody has joined as. */
  memberNo: string | null
  /** The entry that is to blame, or the first number that is missing; null where only the sum is known. */
  entry: { seq: number; opId: string; kind: EntryKind; at: Instant } | null
  /** What it is about: the key of a lot, a bucket or a month, an order, a unit. */
  place: string
  /** What stands there, and what everything else says that it should be. */
  stands: string | number | null
  should: string | number | null
}

/** The part of an entry by which a person finds it again. */
export function blamed({ seq, opId, kind, at }: Entry): NonNullable<Finding['entry']> {
  return { seq, opId, kind, at }
}
