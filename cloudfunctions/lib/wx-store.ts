/** The store on WeChat Cloud. What the SDK does behind one's back is told where it is guarded against. */
import type { CollectionName } from './collections'
import { withoutConflict } from './conflicts'
import { assertDefined, isDuplicate, type Search, type Store, type Stored } from './store'
import { database } from './wechat'
import { answered, queryOf, writesOf } from './wx-commands'
import { inTransaction } from './wx-transaction'

/** The machine's own: how long one waits decides nothing. */
const patience = {
  dice: Math.random,
  pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

export const wxStore: Store = {
  async get(collection, id) {
    assertDefined({ id }, 'the id')
    return (await answered<{ data: Stored | null }>(database.collection(collection).doc(id).get())).data
  },

  insert: (collection, documents) => withoutConflict(patience, () => insert(collection, documents)),

  async update(collection, where, change) {
    const query = database.collection(collection).where(queryOf(where))
    const data = writesOf(change)
    const written = await withoutConflict(patience, () =>
      answered<{ stats: { updated: number } }>(query.update({ data })),
    )
    return written.stats.updated === 1
  },

  async find(collection, search) {
    return (await answered<{ data: Stored[] }>(queryFor(collection, search).get())).data
  },

  async count(collection, where) {
    return (await answered<{ total: number }>(database.collection(collection).where(queryOf(where)).count()))
      .total
  },

  async removeAll(collection, where) {
    const query = database.collection(collection).where(queryOf(where))
    return (await answered<{ stats: { removed: number } }>(query.remove())).stats.removed
  },

  transact: (work) => inTransaction(patience, work),
}

async function insert(collection: CollectionName, documents: Stored[]): Promise<'inserted' | 'duplicate'> {
  for (const document of documents) assertDefined(document, `a ${collection} document`)
  try {
    // A list is written in one request, but not all or nothing: what a duplicate leaves behind is not known.
    await database.collection(collection).add({ data: documents })
    return 'inserted'
  } catch (error) {
    if (isDuplicate(error)) return 'duplicate'
    throw error
  }
}

function queryFor(collection: CollectionName, { where, orderBy = {}, limit, fields }: Search) {
  const found = database.collection(collection).where(queryOf(where)).limit(limit)
  const query = fields ? found.field(Object.fromEntries(fields.map((field) => [field, true]))) : found
  return Object.entries(orderBy).reduce((sorted, [path, order]) => sorted.orderBy(path, order), query)
}
