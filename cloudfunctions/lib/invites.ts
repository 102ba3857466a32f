/** Inviting clerks: a one-time code binds one person to some stores. */
import { base32, shortHash } from '../../src/domain/request'
import { DAY_MS, type Instant } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import { refuse, type Refusal } from '../../src/domain/result'
import type { Call } from './action'
import type { Edge } from './edge'
import { workerIdOf } from './member-id'
import { above, oneOf, type Store } from './store'
import { type Operator, readStaff, type Staff, type WorkerCall } from './workers'

/** So long a code of an invitation is good. */
export const INVITE_MS = 7 * DAY_MS
/** 60 bits, read out in three groups of four. */
export const CODE_LENGTH = 12

export interface StoreView {
  storeId: string
  name: string
}

export interface StaffView {
  name: string
  stores: StoreView[]
}

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
  return staffView(edge.store, await hire(edge, staffId, invited))
}

async function hire(
  edge: Edge,
  staffId: string,
  { name, storeIds, inviteId }: { name: string; storeIds: string[]; inviteId: string },
): Promise<Staff> {
  const staff = { _id: staffId, name, storeIds, version: 1, tries: [], lockedUntil: 0, invites: [inviteId] }
  if ((await edge.store.insert('staff', [staff])) === 'inserted') return staff
  for (;;) {
    const known = await readStaff(edge.store, staffId)
    if (!known) throw new Error('a clerk was neither written nor found')
    if (known.invites.includes(inviteId)) return known
    const more = {
      ...known,
      storeIds: [...new Set([...known.storeIds, ...storeIds])].sort(),
      invites: [...known.invites, inviteId],
    }
    const set = { storeIds: more.storeIds, invites: more.invites }
    const isRead = { _id: staffId, version: known.version }
    if (await edge.store.update('staff', isRead, { set, inc: { version: 1 } })) return more
  }
}

/** A clerk with the names of their stores. */
export async function staffView(store: Store, staff: Staff): Promise<StaffView> {
  const { storeIds, name } = staff
  const stores = await store.find('stores', {
    where: { _id: oneOf(storeIds) },
    limit: Math.max(1, storeIds.length),
  })
  return { name, stores: stores.map((one) => ({ storeId: one._id, name: String(one.name) })) }
}
