/** What is erased outside the account: pictures and phone numbers that are nobody's any more, and members who have left. */
import { type Account, type Hold, idsOf } from './account'
import type { Instant } from './calendar'
import type { Effect } from './entry'
import { shortHash } from './request'

/** Something that is still to be erased; the row stays until it is. */
export type Erasure = { _id: string; kind: 'file'; fileId: string } | ErasedMember | ErasedHold

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

/** A phone number that a member no longer says is theirs: where it still leads to them, its epoch ends. */
export interface ErasedHold extends Hold {
  _id: string
  kind: 'phone'
  memberId: string
}

/** What follows when a member no longer says that their number is theirs, where there is one. */
export function letGo({ memberId, profile }: Account): Effect[] {
  const hold = profile?.phone?.hold
  if (!hold) return []
  const { phoneId, epoch } = hold
  const _id = `p${shortHash('phone', phoneId, epoch, memberId)}`
  const document = { _id, kind: 'phone', memberId, phoneId, epoch } satisfies ErasedHold
  return [{ do: 'insert', collection: 'erasures', document }]
}
