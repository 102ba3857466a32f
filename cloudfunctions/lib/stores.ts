/** Stores, as operators keep them. */
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import { below, type Stored } from './store'
import type { Operator, WorkerCall } from './workers'

export interface StoreView {
  storeId: string
  name: string
}

/** The store in a document. */
export function storeView({ _id, name }: Stored): StoreView {
  return { storeId: _id, name: String(name) }
}

/**
 * Saves a store under its id. Requests are told apart by their time: one that was overtaken by a later one must
 * not undo it, and the same one again answers the same.
 */
export async function saveStore(
  { edge, worker, now }: WorkerCall<Operator>,
  { requestId, storeId, name }: { requestId: string; storeId: string; name: string },
): Promise<StoreView | Refusal> {
  const saved = { name, requestId, by: worker._id, at: now }
  if (await edge.store.update('stores', { _id: storeId, requestId: below(requestId) }, { set: saved })) {
    return { storeId, name }
  }
  if ((await edge.store.insert('stores', [{ _id: storeId, ...saved }])) === 'inserted')
    return { storeId, name }
  const standing = await edge.store.get('stores', storeId)
  if (standing?.requestId !== requestId) return refusals.requestLapsed
  return standing.name === name ? { storeId, name } : refusals.requestReused
}
