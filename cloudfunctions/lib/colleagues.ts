/** Who works in the stores of a manager, and ending a clerk's work there. */
import { shortHash } from '../../src/domain/request'
import { refuse, type Refusal } from '../../src/domain/result'
import { notManaged } from './staff'
import { oneOf, type Store } from './store'
import { type StoreView, storeView } from './stores'
import { readStaff, type Staff, staffFrom, type WorkerCall } from './workers'

const LIST_MAX = 200
const ENDS_KEPT = 20

export interface Colleague {
  staffId: string
  name: string
  isManager: boolean
  isMe: boolean
}

export interface Colleagues {
  stores: (StoreView & { colleagues: Colleague[] })[]
}

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

function colleagueIn({ _id, name, managedIds }: Staff, storeId: string, me: Staff): Colleague {
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
  const { edge, worker } = call
  if (!worker.managedIds.includes(end.storeId)) return notManaged
  const request = shortHash('end work', worker._id, end.requestId)
  const refusal = await endOnce(edge.store, end, request)
  return refusal ?? listColleagues(call)
}

async function endOnce(store: Store, { staffId, storeId }: End, request: string): Promise<Refusal | null> {
  for (;;) {
    const clerk = await readStaff(store, staffId)
    if (!clerk) return clerkUnknown
    const { ends = [], version } = clerk
    if (ends.includes(request)) return null
    if (!clerk.storeIds.includes(storeId)) return clerkUnknown
    if (clerk.managedIds.includes(storeId)) return isManaging
    const set = {
      storeIds: clerk.storeIds.filter((id) => id !== storeId),
      ends: [...ends, request].slice(-ENDS_KEPT),
    }
    // Somebody else has changed it, or a clerk has typed digits: it is read again.
    if (await store.update('staff', { _id: staffId, version }, { set, inc: { version: 1 } })) return null
  }
}
