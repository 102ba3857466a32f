/** Writing down a member: the row is the fact, the account's card follows it. */
import { type Join, type Member, memberNoFrom, newMember, refuseConsent } from '../../src/domain/member'
import type { Refusal } from '../../src/domain/result'
import type { Call } from './action'
import type { Edge } from './edge'

const NUMBERS_MAX = 20

/** The member's row, written now or found as it was written the first time: nothing of it changes by joining again. */
export async function establishMember(call: Call, input: Join): Promise<Member | Refusal> {
  const { edge, memberId, openid, settings, now } = call
  const refusal = refuseConsent(input.accept, settings)
  for (let attempt = 0; attempt < NUMBERS_MAX; attempt += 1) {
    const member = newMember(
      { _id: memberId, openid, memberNo: memberNoOf(edge, memberId, attempt) },
      input,
      now,
    )
    if (!refusal && (await edge.store.insert('members', [{ ...member }])) === 'inserted') return member
    const known = await edge.store.get('members', memberId)
    // The document is ours: it was written from a Member.
    if (known) return known as unknown as Member
    if (refusal) return refusal
  }
  throw new Error('no member number is free')
}

/** Derived, not counted: numbers tell nothing about how many members there are. A taken one asks again. */
function memberNoOf(edge: Edge, memberId: string, attempt: number): string {
  return memberNoFrom(edge.mac(`number:${memberId}:${attempt}`))
}
