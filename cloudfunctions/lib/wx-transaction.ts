/**
 * Transactions over several documents, for rare moves of the back office. The SDK's own helper does not try again
 * after a conflict, and its queries, counts and aggregates run outside the transaction without a word: here there
 * are documents by their id and nothing else.
 */
import { type Patience, withoutConflict } from './conflicts'
import type { Stored, Transaction } from './store'
import { database } from './wechat'
import { answered, writesOf } from './wx-commands'

/** What the SDK gives to a transaction; its types do not say. */
interface SdkTransaction {
  collection(name: string): { doc(id: string): SdkDocument }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}

interface SdkDocument {
  get(): Promise<{ data: Stored | null }>
  set(options: { data: Record<string, unknown> }): Promise<unknown>
  update(options: { data: Record<string, unknown> }): Promise<unknown>
}

/** Does all of it or nothing, again from the start after a conflict. `work` must change nothing else. */
export async function inTransaction<Value>(
  patience: Patience,
  work: (transaction: Transaction) => Promise<Value>,
): Promise<Value> {
  return withoutConflict(patience, () => once(work))
}

async function once<Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value> {
  const open = await answered<SdkTransaction>(database.startTransaction())
  let isDone = false
  try {
    const value = await work(documentsOf(open))
    await open.commit()
    isDone = true
    return value
  } finally {
    // After a conflict the server has dropped it already; an answer to that says nothing new.
    if (!isDone) await open.rollback().catch(() => undefined)
  }
}

function documentsOf(open: SdkTransaction): Transaction {
  const at = (collection: string, id: string) => open.collection(collection).doc(id)
  return {
    get: async (collection, id) => (await at(collection, id).get()).data,
    async put(collection, { _id, ...fields }) {
      // The SDK refuses an _id inside the fields (-501007).
      await at(collection, _id).set({ data: fields })
    },
    async change(collection, id, change) {
      await at(collection, id).update({ data: writesOf(change) })
    },
  }
}
