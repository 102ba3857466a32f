/** Inviting clerks and managers: a one-time code binds one person to some stores. */
import { base32, shortHash } from '../../src/domain/request'
import { DAY_MS, type Instant } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import { refuse, type Refusal } from '../../src/domain/result'
import { hasEndedSince } from '../../src/domain/team'
import type { Call } from './action'
import { workerIdOf } from './member-id'
import { hire, notManaged, type StaffView, staffView } from './staff'
import { above, oneOf, type Store, type Stored } from './store'
import { readTeam } from './team'
import { type Ending, type Operator, readStaff, type Staff, type WorkerCall } from './workers'

/** So long a code of an invitation is good. */
export const INVITE_MS = 7 * DAY_MS
/** 60 bits, read out in three groups of four. */
export const CODE_LENGTH = 12

const storeUnknown = refuse('STORE_UNKNOWN', '有一家门店不存在，邀请没有发出。请先保存门店。')
const inviteWrong = refuse('INVITE_UNKNOWN', '邀请码不对，或者已经用过、过期了。请让运营重新发一个。')

export interface Invitation {
  requestId: string
  storeIds: string[]
  name: string
  /** A manager of these stores, or a clerk. */
  role: Role
}

export const roles = ['clerk', 'manager'] as const
type Role = (typeof roles)[number]

interface Invited {
  code: string
  expiresAt: Instant
}

/** Makes a code that is good once, for seven days. The same request answers the same code. */
export async function inviteStaff(
  call: WorkerCall<Pick<Operator, '_id'>>,
  input: Invitation,
): Promise<Invited | Refusal> {
  const { edge, worker, now } = call
  const { requestId, name, role } = input
  const storeIds = [...new Set(input.storeIds)].sort()
  const code = base32(edge.mac(`invite:${worker._id}:${requestId}`), CODE_LENGTH).toUpperCase()
  const _id = inviteId(code)
  const expiresAt = now + INVITE_MS
  const invite = { _id, storeIds, name, role, by: worker._id, at: now, expiresAt, usedBy: '' }
  const stores = await edge.store.find('stores', { where: { _id: oneOf(storeIds) }, limit: storeIds.length })
  if (stores.length !== storeIds.length) return storeUnknown
  if ((await edge.store.insert('invites', [invite])) === 'inserted') return { code, expiresAt }
  const known = await edge.store.get('invites', _id)
  const isSame =
    known?.name === name &&
    roleOf(known) === role &&
    JSON.stringify(known.storeIds) === JSON.stringify(storeIds)
  return isSame ? { code, expiresAt: Number(known.expiresAt) } : refusals.requestReused
}

/** Makes a code for a clerk of stores that the caller manages. Refuses any other store. */
export async function inviteClerk(
  call: WorkerCall<Staff>,
  input: Omit<Invitation, 'role'>,
): Promise<Invited | Refusal> {
  const { managedIds } = call.worker
  if (!input.storeIds.every((storeId) => managedIds.includes(storeId))) return notManaged
  return inviteStaff(call, { ...input, role: 'clerk' })
}

/** Invitations from before there were managers are for clerks. */
const roleOf = ({ role }: Stored): Role => (role === 'manager' ? 'manager' : 'clerk')

const inviteId = (code: string) => `i${shortHash('invite', code)}`

/** Whose managing, or whose rights, have ended since they made a code gives it to nobody any more, themselves least of all. */
async function isRevoked(store: Store, inviteId: string): Promise<boolean> {
  const invite = await store.get('invites', inviteId)
  if (!invite) return false
  // The document is ours: storeIds were written as strings.
  const storeIds = invite.storeIds as string[]
  const [by, since] = [String(invite.by), Number(invite.at)]
  const [staff, team] = await Promise.all([readStaff(store, by), readTeam(store)])
  const isOver = ({ storeId, wasManager, at }: Ending) =>
    wasManager && storeIds.includes(storeId) && at >= since
  return (staff?.endings ?? []).some(isOver) || hasEndedSince(team, by, since)
}

/** Makes the caller a clerk, or the manager, of the invited stores. The same person may send the code again; it is used once. */
export async function acceptInvite(call: Call, { code }: { code: string }): Promise<StaffView | Refusal> {
  const { edge, openid, now } = call
  const staffId = workerIdOf(edge, openid)
  const _id = inviteId(code.toUpperCase().replace(/[\s-]/g, ''))
  const isFree = { _id, usedBy: '', expiresAt: above(now) }
  if (!(await isRevoked(edge.store, _id)))
    await edge.store.update('invites', isFree, { set: { usedBy: staffId, usedAt: now } })
  const invite = await edge.store.get('invites', _id)
  if (invite?.usedBy !== staffId) return inviteWrong
  // The document is ours: storeIds were written as strings.
  const storeIds = invite.storeIds as string[]
  const managedIds = roleOf(invite) === 'manager' ? storeIds : []
  const position = { name: String(invite.name), storeIds, managedIds, inviteId: _id }
  const staff = await hire(edge.store, staffId, position)
  // Their work has ended since: the code was used, and does not bring it back.
  return staff.storeIds.length === 0 ? inviteWrong : staffView(edge.store, staff)
}
