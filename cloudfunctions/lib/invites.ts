/** Inviting clerks: a one-time code binds one person to some stores. */
import { base32, shortHash } from '../../src/domain/request'
import { DAY_MS, type Instant } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import { refuse, type Refusal } from '../../src/domain/result'
import type { Call } from './action'
import { workerIdOf } from './member-id'
import { hire, type StaffView, staffView } from './staff'
import { above, oneOf } from './store'
import type { Operator, WorkerCall } from './workers'

/** So long a code of an invitation is good. */
export const INVITE_MS = 7 * DAY_MS
/** 60 bits, read out in three groups of four. */
export const CODE_LENGTH = 12

const storeUnknown = refuse('STORE_UNKNOWN', '有一家门店不存在，邀请没有发出。请先保存门店。')
const inviteWrong = refuse('INVITE_UNKNOWN', '邀请码不对，或者已经用过、过期了。请让运营重新发一个。')

/** Makes a code that is good once, for seven days. The same request answers the same code. */
export async function inviteStaff(
  call: WorkerCall<Operator>,
  input: { requestId: string; storeIds: string[]; name: string },
): Promise<{ code: string; expiresAt: Instant } | Refusal> {
  const { edge, worker, now } = call
  const { requestId, name } = input
  const storeIds = [...new Set(input.storeIds)].sort()
  const code = base32(edge.mac(`invite:${worker._id}:${requestId}`), CODE_LENGTH).toUpperCase()
  const invite = {
    _id: inviteId(code),
    storeIds,
    name,
    by: worker._id,
    at: now,
    expiresAt: now + INVITE_MS,
    usedBy: '',
  }
  const stores = await edge.store.find('stores', { where: { _id: oneOf(storeIds) }, limit: storeIds.length })
  if (stores.length !== storeIds.length) return storeUnknown
  if ((await edge.store.insert('invites', [invite])) === 'inserted')
    return { code, expiresAt: invite.expiresAt }
  const known = await edge.store.get('invites', invite._id)
  const isSame = known?.name === name && JSON.stringify(known.storeIds) === JSON.stringify(storeIds)
  return isSame ? { code, expiresAt: Number(known.expiresAt) } : refusals.requestReused
}

const inviteId = (code: string) => `i${shortHash('invite', code)}`

/** Makes the caller a clerk of the invited stores. The same person may send the code again; it is used once. */
export async function acceptInvite(call: Call, { code }: { code: string }): Promise<StaffView | Refusal> {
  const { edge, openid, now } = call
  const staffId = workerIdOf(edge, openid)
  const _id = inviteId(code.toUpperCase().replace(/[\s-]/g, ''))
  const isFree = { _id, usedBy: '', expiresAt: above(now) }
  await edge.store.update('invites', isFree, { set: { usedBy: staffId, usedAt: now } })
  const invite = await edge.store.get('invites', _id)
  if (invite?.usedBy !== staffId) return inviteWrong
  // The document is ours: storeIds were written as strings.
  const invited = { name: String(invite.name), storeIds: invite.storeIds as string[], inviteId: _id }
  return staffView(edge.store, await hire(edge.store, staffId, invited))
}
