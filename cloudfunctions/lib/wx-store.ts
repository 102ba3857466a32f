/** The store on WeChat Cloud. What the SDK does behind one's back is told where it is guarded against. */
import {
  assertDefined,
  type Change,
  type CollectionName,
  type Condition,
  isDuplicate,
  type Search,
  type Store,
  type Stored,
  type Where,
} from './store'
import { cloud } from './wechat'

// A document that is not there is null, not an error; the option is missing in the SDK's types.
const database = cloud.database({ throwOnNotFound: false } as Parameters<typeof cloud.database>[0])
const _ = database.command

/** The SDK types every answer as possibly absent, for callers with callbacks; ours always wait. */
const answered = async <Value>(answer: unknown): Promise<Value> => (await answer) as Value

export const wxStore: Store = {
  async get(collection, id) {
    assertDefined({ id }, 'the id')
    return (await answered<{ data: Stored | null }>(database.collection(collection).doc(id).get())).data
  },

  async insert(collection, documents) {
    for (const document of documents) assertDefined(document, `a ${collection} document`)
    try {
      // The SDK writes a list in one request; its type knows single documents only.
      await database.collection(collection).add({ data: documents })
      return 'inserted'
    } catch (error) {
      if (isDuplicate(error)) return 'duplicate'
      throw error
    }
  },

  async update(collection, where, change) {
    const query = database.collection(collection).where(queryOf(where))
    const { stats } = await answered<{ stats: { updated: number } }>(query.update({ data: writesOf(change) }))
    return stats.updated === 1
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
}

function queryFor(collection: CollectionName, { where, orderBy = {}, limit }: Search) {
  return Object.entries(orderBy).reduce(
    (query, [path, order]) => query.orderBy(path, order),
    database.collection(collection).where(queryOf(where)).limit(limit),
  )
}

function queryOf(where: Where): Record<string, unknown> {
  // An empty filter, or an undefined in one, matches every document.
  if (Object.keys(where).length === 0) return { _id: _.exists(true) }
  assertDefined(where, 'the condition')
  return Object.fromEntries(Object.entries(where).map(([path, condition]) => [path, conditionOf(condition)]))
}

function conditionOf(condition: Where[string]): unknown {
  return typeof condition === 'object' && condition !== null ? commandOf(condition) : condition
}

function commandOf(condition: Condition): unknown {
  switch (condition.is) {
    case 'above':
      return _.gt(condition.value)
    case 'below':
      return _.lt(condition.value)
    case 'from':
      return _.gte(condition.value)
    case 'upTo':
      return _.lte(condition.value)
    case 'between':
      return _.gte(condition.from).lte(condition.upTo)
    case 'oneOf':
      return _.in(condition.values)
    case 'not':
      return _.neq(condition.value)
    case 'absent':
      return _.exists(false)
  }
}

/** A plain nested object would be merged into what is stored, and an empty one would vanish: `set` writes it whole. */
function writesOf({ set = {}, remove = [], inc = {}, min = {} }: Change): Record<string, unknown> {
  assertDefined(set, 'the new value')
  return {
    ...mapped(set, (value) => _.set(value)),
    ...Object.fromEntries(remove.map((path) => [path, _.remove()])),
    ...mapped(inc, (count) => _.inc(count)),
    ...mapped(min, (value) => _.min(value)),
  }
}

function mapped<Value>(
  fields: Record<string, Value>,
  command: (value: Value) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([path, value]) => [path, command(value)]))
}
