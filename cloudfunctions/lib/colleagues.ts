/** Who works in a store, and ending their work there: a clerk's by the manager of the store, anybody's by an operator. */
import type { Instant } from '../../src/domain/calendar'
import { shortHash } from '../../src/domain/request'
import { refuse, type Refusal } from '../../src/domain/result'
import { notManaged } from './staff'
import { oneOf } from './store'
import { type StoreView, storeView } from './stores'
import { type Ending, type Operator, readStaff, type Staff, staffFrom, type WorkerCall } from './workers'

const LIST_MAX = 200
const ENDINGS_KEPT = 50

export interface Colleague {
  staffId: string
  name: string
  isManager: boolean
  isMe: boolean
}

export interface Colleagues {
  stores: (StoreView & { colleagues: Colleague[] })[]
}

/** Everybody of one store, as an operator reads it. */
export interface StoreStaff {
  store: StoreView & { colleagues: Colleague[] }
  /** Whose work ended there, who ended it and when, the newest first. */
  endings: { name: string; wasManager: boolean; byName: string; at: Instant }[]
}

const storeUnknown = refuse('STORE_UNKNOWN', '没有找到这家门店，什么都没有改。请回到门店列表再选一次。')
const clerkUnknown = refuse('CLERK_UNKNOWN', '这位已经不在这家店了，什么都没有改。请刷新后再看。')
const isManaging = refuse('CLERK_MANAGES', '对方也是这家店的店长，什么都没有改。店长由运营来调整。')

/** The caller's stores with those who work there; of other stores of theirs nothing is told. */
export async function listColleagues({ edge, worker }: WorkerCall<Staff>): Promise<Colleagues> {
  const { store } = edge
  const { managedIds } = worker
  const [stores, found] = await Promise.all([
    store.find('stores', { where: { _id: oneOf(managedIds) }, orderBy: { _id: 'asc' }, limit: LIST_MAX }),
    store.find('staff', { where: { storeIds: oneOf(managedIds) }, orderBy: { _id: 'asc' }, limit: LIST_MAX }),
  ])
  const staff = found.flatMap((stored) => staffFrom(stored) ?? [])
  return {
    stores: stores.map((one) => ({
      ...storeView(one),
      colleagues: staff
        .filter(({ storeIds }) => storeIds.includes(one._id))
        .map((clerk) => colleagueIn(clerk, one._id, worker)),
    })),
  }
}

/** Who works in a store, whose work has ended there, and by whom. Refuses a store that there is not. */
export async function listStaff(
  { edge: { store }, worker }: WorkerCall<Operator>,
  { storeId }: { storeId: string },
): Promise<StoreStaff | Refusal> {
  const among = (field: string) => store.find('staff', { where: { [field]: storeId }, limit: LIST_MAX })
  const [found, present, past] = await Promise.all([
    store.get('stores', storeId),
    among('storeIds'),
    among('endings.storeId'),
  ])
  if (!found) return storeUnknown
  const colleagues = present.flatMap((stored) => {
    const clerk = staffFrom(stored)
    return clerk ? [colleagueIn(clerk, storeId, worker)] : []
  })
  const endings = past.flatMap((stored) => endingsIn(staffFrom(stored), storeId))
  return {
    store: { ...storeView(found), colleagues: colleagues.sort(managersFirst) },
    endings: endings.sort((a, b) => b.at - a.at).slice(0, ENDINGS_KEPT),
  }
}

const managersFirst = (a: Colleague, b: Colleague) =>
  Number(b.isManager) - Number(a.isManager) || (a.staffId < b.staffId ? -1 : 1)

function endingsIn(clerk: Staff | null, storeId: string): StoreStaff['endings'] {
  const name = clerk?.name ?? ''
  return (clerk?.endings ?? [])
    .filter((ending) => ending.storeId === storeId)
    .map(({ wasManager, byName, at }) => ({ name, wasManager, byName, at }))
}

function colleagueIn({ _id, name, managedIds }: Staff, storeId: string, me: { _id: string }): Colleague {
  return { staffId: _id, name, isManager: managedIds.includes(storeId), isMe: _id === me._id }
}

interface End {
  requestId: string
  staffId: string
  storeId: string
}

/**
 * Ends a clerk's work in one store. Refuses a store that the caller does not manage, and a manager of it, also the
 * caller. The same request again ends nothing that began anew since.
 */
export async function endWork(call: WorkerCall<Staff>, end: End): Promise<Colleagues | Refusal> {
  if (!call.worker.managedIds.includes(end.storeId)) return notManaged
  const refusal = await endOnce(call, end, { endsManagers: false })
  return refusal ?? listColleagues(call)
}

/** Ends anybody's work in one store, a manager's too. The same request again ends nothing that began anew since. */
export async function endStaffWork(call: WorkerCall<Operator>, end: End): Promise<StoreStaff | Refusal> {
  const refusal = await endOnce(call, end, { endsManagers: true })
  return refusal ?? listStaff(call, end)
}

async function endOnce(
  { edge: { store }, worker, now }: WorkerCall<{ _id: string; name: string }>,
  { requestId, staffId, storeId }: End,
  { endsManagers }: { endsManagers: boolean },
): Promise<Refusal | null> {
  const request = shortHash('end work', worker._id, requestId)
  for (;;) {
    const clerk = await readStaff(store, staffId)
    if (!clerk) return clerkUnknown
    const { endings = [], version } = clerk
    if (endings.some((ending) => ending.request === request)) return null
    if (!clerk.storeIds.includes(storeId)) return clerkUnknown
    const wasManager = clerk.managedIds.includes(storeId)
    if (wasManager && !endsManagers) return isManaging
    const ending: Ending = { request, storeId, wasManager, by: worker._id, byName: worker.name, at: now }
    const set = {
      storeIds: without(clerk.storeIds, storeId),
      managedIds: without(clerk.managedIds, storeId),
      endings: [...endings, ending].slice(-ENDINGS_KEPT),
    }
    // Somebody else has changed it, or a clerk has typed digits: it is read again.
    if (await store.update('staff', { _id: staffId, version }, { set, inc: { version: 1 } })) return null
  }
}

const without = (ids: string[], one: string) => ids.filter((id) => id !== one)
