/** More operators: each is invited by one who is, with a code that is good once. What weighs needs two of them. */
import { type Instant } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import { base32, shortHash } from '../../src/domain/request'
import { refuse, type Refusal } from '../../src/domain/result'
import type { Call } from './action'
import { CODE_LENGTH, INVITE_MS } from './invites'
import { workerIdOf } from './member-id'
import { above } from './store'
import type { Operator, WorkerCall } from './workers'

const codeWrong = refuse('INVITE_UNKNOWN', '邀请码不对，或者已经用过、过期了。请让发给你的运营重新发一个。')
const alreadyOperator = refuse(
  'OPERATOR_KNOWN',
  '你已经是运营了，邀请码没有用掉。请让要开通的人用自己的微信输入。',
)

/** An id of its own kind: a code for a clerk never makes an operator. */
const inviteIdOf = (code: string) => `o${shortHash('operator invite', code)}`

/** Makes a code that makes one other person an operator, for seven days. The same request answers the same code. */
export async function inviteOperator(
  { edge, worker, now }: WorkerCall<Operator>,
  { requestId, name }: { requestId: string; name: string },
): Promise<{ code: string; expiresAt: Instant } | Refusal> {
  const code = base32(edge.mac(`operator invite:${worker._id}:${requestId}`), CODE_LENGTH).toUpperCase()
  const expiresAt = now + INVITE_MS
  const invite = { _id: inviteIdOf(code), name, by: worker._id, at: now, expiresAt, usedBy: '' }
  if ((await edge.store.insert('invites', [invite])) === 'inserted') return { code, expiresAt }
  const known = await edge.store.get('invites', invite._id)
  return known?.name === name ? { code, expiresAt: Number(known.expiresAt) } : refusals.requestReused
}

/**
 * Makes the caller an operator. The same person may send the code again. Refuses an operator, and a code that is used,
 * over or none.
 */
export async function acceptOperator(
  { edge, openid, now }: Call,
  { code }: { code: string },
): Promise<{ name: string } | Refusal> {
  const operatorId = workerIdOf(edge, openid)
  const _id = inviteIdOf(code.toUpperCase().replace(/[\s-]/g, ''))
  const standing = await edge.store.get('operators', operatorId)
  if (standing && standing.inviteId !== _id) return alreadyOperator
  const isFree = { _id, usedBy: '', expiresAt: above(now) }
  await edge.store.update('invites', isFree, { set: { usedBy: operatorId, usedAt: now } })
  const invite = await edge.store.get('invites', _id)
  if (invite?.usedBy !== operatorId) return codeWrong
  const name = String(invite.name)
  const operator = { _id: operatorId, name, openedAt: now, invitedBy: invite.by, inviteId: _id }
  await edge.store.insert('operators', [operator])
  return { name }
}
