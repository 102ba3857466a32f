/** Writing down a member: the row is the fact, the account's card follows it. */
import { type Join, type Joiner, type Member, newMember, refuseConsent } from '../../src/domain/member'
import { memberNoFrom, readMemberNo } from '../../src/domain/member-no'
import type { Refusal } from '../../src/domain/result'
import type { Call } from './action'
import type { Edge } from './edge'
import type { Store, Stored } from './store'

const NUMBERS_MAX = 20

/**
 * The member's row, written now or found as it was written the first time: only somebody who has left changes it by
 * joining again. Refuses a consent to what is no longer in force.
 */
export async function establishMember(call: Call, input: Join): Promise<Joiner | Refusal> {
  const { edge, memberId, openid, settings, now } = call
  const refusal = refuseConsent(input.accept, settings)
  const inviterNo = inviterNoOf(input)
  const invitedBy = inviterNo === undefined ? {} : await inviterOf(edge.store, inviterNo)
  const accepting = refusal ?? { ...input.accept, at: now }
  const bringing = { openid, nickname: input.nickname ?? null, accepting }
  for (let attempt = 0; attempt < NUMBERS_MAX; attempt += 1) {
    const member = newMember(
      { _id: memberId, openid, memberNo: memberNoOf(edge, memberId, attempt), ...invitedBy },
      input,
      now,
    )
    if (!refusal && (await edge.store.insert('members', [{ ...member }])) === 'inserted')
      return { ...member, ...bringing, isErased: false }
    const known = await edge.store.get('members', memberId)
    // The document is ours: it was written from a Member.
    if (known) return { ...(known as unknown as Member), ...bringing, isErased: known.openid === null }
    if (refusal) return refusal
  }
  throw new Error('no member number is free')
}

/** The member number that the first touch names, where somebody came by an invitation. */
function inviterNoOf({ firstTouch }: Join): string | undefined {
  return firstTouch?.kind === 'inviter' ? readMemberNo(firstTouch.id ?? '') : undefined
}

/** Who invited: one more call, and only where the first touch names somebody. */
async function inviterOf(store: Store, memberNo: string): Promise<{ invitedBy?: string }> {
  const [inviter] = await store.find('members', { where: { memberNo }, limit: 1 })
  return inviter ? { invitedBy: inviter._id } : {}
}

/** Derived, not counted: numbers tell nothing about how many members there are. A taken one asks again. */
function memberNoOf(edge: Edge, memberId: string, attempt: number): string {
  return memberNoFrom(edge.mac(`number:${memberId}:${attempt}`))
}

/**
 * Writes down the openid of a caller whose row was erased and whose card was opened again through another one. `row` was
 * read before the card was seen to be open: who leaves meanwhile changes its number, and stays erased.
 */
export async function restoreRow({ edge, openid }: Call, row: Stored | null): Promise<void> {
  if (row?.openid !== null) return
  const isAsRead = { _id: row._id, openid: null, seq: Number(row.seq) }
  await edge.store.update('members', isAsRead, { set: { openid, leftAt: null } })
}
