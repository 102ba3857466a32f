/** What is erased outside the account: pictures and phone numbers that are nobody's any more, and members who have left. */
import { type Account, type Hold, idsOf } from './account'
import { avatarPath, avatarPlace, type OfferAvatar } from './avatar'
import type { Instant } from './calendar'
import type { Effect } from './entry'
import { shortHash } from './request'

/** Something that is still to be erased, from a moment on; the row stays until it is. */
export type Erasure = ErasedFile | OfferedPlace | ErasedMember | ErasedHold

interface ErasedFile {
  _id: string
  kind: 'file'
  fileId: string
  dueAt: Instant
}

/** A place in the storage that was offered for a picture: nobody knows whether one was put there. */
export interface OfferedPlace {
  _id: string
  kind: 'offer'
  path: string
  memberNo: string
  dueAt: Instant
}

/**
 * What follows when a picture is nobody's any more, by the entry with this number. It may be named again as long as its
 * offer lasts, so it is looked at when that is over; each time it is replaced is a row of its own.
 */
export function eraseFile(fileId: string, { seq, at }: { seq: number; at: Instant }): Effect {
  const dueAt = Math.max(at, avatarPlace(fileId)?.overAt ?? 0)
  const _id = `f${shortHash('file', fileId, seq)}`
  const document = { _id, kind: 'file', fileId, dueAt } satisfies ErasedFile
  return { do: 'insert', collection: 'erasures', document }
}

/** The row of a place that is offered to a member; the same request of theirs is the same offer. */
export function offeredPlace(memberNo: string, input: OfferAvatar, now: Instant): OfferedPlace {
  const path = avatarPath(memberNo, input, now)
  const _id = `o${shortHash('offer', memberNo, input.requestId, input.kind)}`
  const dueAt = avatarPlace(`cloud://any.any/${path}`)?.overAt ?? now
  return { _id, kind: 'offer', path, memberNo, dueAt }
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
  dueAt: Instant
}

/** What follows when a member has left. */
export function eraseMember(account: Account, leftAt: Instant): Effect {
  const seq = account.seq + 1
  const _id = `m${shortHash('member', account.memberId, seq)}`
  const document = {
    _id,
    kind: 'member',
    memberIds: idsOf(account),
    seq,
    leftAt,
    dueAt: leftAt,
  } satisfies ErasedMember
  return { do: 'insert', collection: 'erasures', document }
}

const AT_ONCE: Instant = 0

/** A phone number that a member no longer says is theirs: where it still leads to them, its epoch ends. */
export interface ErasedHold extends Hold {
  _id: string
  kind: 'phone'
  memberId: string
  dueAt: Instant
}

/** What follows when a member no longer says that their number is theirs, where there is one. */
export function letGo({ memberId, profile }: Account): Effect[] {
  const hold = profile?.phone?.hold
  if (!hold) return []
  const { phoneId, epoch } = hold
  const _id = `p${shortHash('phone', phoneId, epoch, memberId)}`
  const document = { _id, kind: 'phone', memberId, phoneId, epoch, dueAt: AT_ONCE } satisfies ErasedHold
  return [{ do: 'insert', collection: 'erasures', document }]
}
