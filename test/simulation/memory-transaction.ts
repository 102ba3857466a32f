/**
 * A transaction on the database in memory: writes lie aside until the commit, which does all of them at once, and none
 * where a document that was read or is to be written is not the one that was seen first.
 */
import { type Patience, withoutConflict } from '../../cloudfunctions/lib/conflicts'
import type { CollectionName } from '../../cloudfunctions/lib/collections'
import type { Stored, Transaction } from '../../cloudfunctions/lib/store'
import type { MemoryDatabase } from './memory-database'

/** One call of the database: waits for its turn, and may fail; `what` tells it to whoever follows the run. */
export type Call = <Value>(what: string, apply: () => Value) => Promise<Value>

export interface Transacting {
  database: MemoryDatabase
  call: Call
  patience: Patience
}

interface Written {
  collection: CollectionName
  id: string
  write(): void
}

/** Does all of it or nothing, again from the start after a conflict, as the store promises. */
export function transactIn<Value>(
  { database, call, patience }: Transacting,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  return withoutConflict(patience, async () => {
    const open = openTransaction(database, call)
    const value = await work(open.transaction)
    await call('commit', open.commit)
    return value
  })
}

function openTransaction(database: MemoryDatabase, call: Call) {
  const seen = new Map<string, { collection: CollectionName; id: string; document: Stored | null }>()
  const written: Written[] = []
  const see = (collection: CollectionName, id: string) => {
    const document = database.get(collection, id)
    const key = `${collection}/${id}`
    if (!seen.has(key)) seen.set(key, { collection, id, document })
    return document
  }
  const later = (one: Written) => {
    see(one.collection, one.id)
    written.push(one)
  }
  const transaction: Transaction = {
    get: (collection, id) =>
      call(`get ${collection}/${id} in a transaction`, () => {
        if (written.some((one) => one.collection === collection && one.id === id))
          throw new Error('reading back what a transaction wrote is not simulated')
        return see(collection, id)
      }),
    put: (collection, document) =>
      call(`put ${collection}/${document._id} in a transaction`, () =>
        later({ collection, id: document._id, write: () => database.put(collection, document) }),
      ),
    change: (collection, id, change) =>
      call(`change ${collection}/${id} in a transaction`, () =>
        later({ collection, id, write: () => void database.update(collection, { _id: id }, change) }),
      ),
  }
  const commit = () => {
    // Every write lays another object: the same one is the same state.
    for (const { collection, id, document } of seen.values())
      if (database.get(collection, id) !== document) throw new Error('TransactionConflict')
    for (const { write } of written) write()
  }
  return { transaction, commit }
}
