/** Stores, as operators keep them. */
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import { oneOf, type Store, type Stored } from './store'
import type { Operator, WorkerCall } from './workers'

export interface StoreView {
  storeId: string
  name: string
}

const STORES_MAX = 200

/** Every store, by its id. */
export async function listStores(store: Store): Promise<StoreView[]> {
  const found = await store.find('stores', { where: {}, orderBy: { _id: 'asc' }, limit: STORES_MAX })
  return found.map(storeView)
}

/** The store in a document. */
export function storeView({ _id, name }: Stored): StoreView {
  return { storeId: _id, name: String(name) }
}

/** The names of stores by their ids; those that are not there are left out. Asks nothing for none. */
export async function storeNamesOf(store: Store, storeIds: string[]): Promise<Map<string, string>> {
  const distinct = [...new Set(storeIds)]
  if (distinct.length === 0) return new Map()
  const found = await store.find('stores', { where: { _id: oneOf(distinct) }, limit: distinct.length })
  return new Map(found.map(({ _id, name }) => [_id, String(name)]))
}

const RACES_MAX = 60
/** So many requests are remembered of each store. */
const SAVES_MAX = 50

/** A request that saved a store, and the name that it gave it. */
interface Save {
  requestId: string
  name: string
}

/**
 * Saves a store under its id. The store remembers the requests that saved it: the same one again answers the same and
 * undoes none that came after it. The time in a request id is a phone's and decides nothing.
 */
export async function saveStore(
  { edge, worker, now }: WorkerCall<Operator>,
  { requestId, storeId, name }: { requestId: string; storeId: string; name: string },
): Promise<StoreView | Refusal> {
  for (let races = 0; races < RACES_MAX; races += 1) {
    const standing = await edge.store.get('stores', storeId)
    const saves = standing ? savesOf(standing) : []
    const earlier = saves.find((save) => save.requestId === requestId)
    if (earlier) return earlier.name === name ? { storeId, name } : refusals.requestReused
    const save = { name, requestId, by: worker._id, at: now }
    const next = { _id: storeId, ...save, saves: [...saves, { requestId, name }].slice(-SAVES_MAX) }
    if (await writeStore(edge.store, standing, next)) return { storeId, name }
  }
  throw new Error('a store is written to without end')
}

/** Writes the store where nobody else has since it was read. */
async function writeStore(store: Store, standing: Stored | null, next: Stored): Promise<boolean> {
  if (!standing) return (await store.insert('stores', [next])) === 'inserted'
  const { _id, ...set } = next
  return store.update('stores', { _id, requestId: String(standing.requestId) }, { set })
}

/** Stores were written without this list at first. */
function savesOf({ saves, requestId, name }: Stored): Save[] {
  // The document is ours: it was written from saves.
  return (saves as Save[] | undefined) ?? [{ requestId: String(requestId), name: String(name) }]
}
