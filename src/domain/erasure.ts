/** What is erased outside the account: pictures that are nobody's any more, and members who have left. */
import { type Account, idsOf } from './account'
import type { Instant } from './calendar'
import type { Effect } from './entry'
import { shortHash } from './request'

/** Something that is still to be erased; the row stays until it is. */
export type Erasure = { _id: string; kind: 'file'; fileId: string } | ErasedMember

/** What follows when a picture is nobody's any more. */
export function eraseFile(fileId: string): Effect {
  const document: Erasure = { _id: `f${shortHash('file', fileId)}`, kind: 'file', fileId }
  return { do: 'insert', collection: 'erasures', document }
}

/** A member who has left: rows and lists outside the account still name them. */
export interface ErasedMember {
  _id: string
  kind: 'member'
  /** Every id that led to the account. */
  memberIds: string[]
  /** The number of the entry of their leaving: what was written to a row after it stays. */
  seq: number
  leftAt: Instant
}

/** What follows when a member has left. */
export function eraseMember(account: Account, leftAt: Instant): Effect {
  const seq = account.seq + 1
  const _id = `m${shortHash('member', account.memberId, seq)}`
  const document = { _id, kind: 'member', memberIds: idsOf(account), seq, leftAt } satisfies ErasedMember
  return { do: 'insert', collection: 'erasures', document }
}
