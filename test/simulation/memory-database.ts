/**
 * A document database in memory with the semantics that the store port promises and no others: single-document
 * updates are atomic, inserts refuse a taken key, and what was read stays as it was read.
 */
import type { CollectionName } from '../../cloudfunctions/lib/collections'
import type { Change, Condition, Fields, Search, Stored, Where } from '../../cloudfunctions/lib/store'

export interface MemoryDatabase {
  get(collection: CollectionName, id: string): Stored | null
  /** Documents whose key is free go in; `onTaken` says what becomes of the others' neighbours. */
  insert(collection: CollectionName, documents: Stored[], onTaken: OnTaken): 'inserted' | 'duplicate'
  update(collection: CollectionName, where: Where & { _id: string }, change: Change): boolean
  /** Writes the whole document, whatever is there. */
  put(collection: CollectionName, document: Stored): void
  find(collection: CollectionName, search: Search): Stored[]
  count(collection: CollectionName, where: Where): number
  removeAll(collection: CollectionName, where: Where): number
  /** Every document as it lies there, not a copy: for invariants, which only look. */
  all(collection: CollectionName): Iterable<Stored>
}

/** The clouds differ in what a batch with a taken key leaves behind, and none promises anything. */
export type OnTaken = 'stop there' | 'go on' | 'insert none'

/** Told of every write, after it, with the document as it lies there before and after. */
export type OnWrite = (collection: CollectionName, before: Stored | null, after: Stored | null) => void

export interface Options {
  /** Which fields must differ between any two documents, besides `_id`. */
  unique: Partial<Record<CollectionName, string>>
  onWrite: OnWrite
  isStrict: boolean
}

/** With `isStrict`, what lies in it is frozen: whoever changes what was read or written is found out, at some cost. */
export function openMemoryDatabase({ unique, onWrite, isStrict }: Options): MemoryDatabase {
  const collections = new Map<CollectionName, Map<string, Stored>>()
  const of = (name: CollectionName) => {
    const found = collections.get(name) ?? new Map<string, Stored>()
    collections.set(name, found)
    return found
  }
  const isTaken = (name: CollectionName, document: Stored) => {
    const field = unique[name]
    if (of(name).has(document._id)) return true
    return field !== undefined && [...of(name).values()].some((other) => other[field] === document[field])
  }
  const matching = (name: CollectionName, where: Where) =>
    [...of(name).values()].filter((document) => matches(document, where))
  const write = (name: CollectionName, before: Stored | null, after: Stored) => {
    of(name).set(after._id, isStrict ? frozen(after) : after)
    onWrite(name, before, after)
  }
  return {
    get: (name, id) => of(name).get(id) ?? null,
    insert(name, documents, onTaken) {
      if (onTaken === 'insert none' && documents.some((document) => isTaken(name, document)))
        return 'duplicate'
      let reply: 'inserted' | 'duplicate' = 'inserted'
      for (const document of documents) {
        if (!isTaken(name, document)) write(name, null, document)
        else reply = 'duplicate'
        if (reply === 'duplicate' && onTaken === 'stop there') break
      }
      return reply
    },
    update(name, where, change) {
      const before = of(name).get(where._id)
      if (!before || !matches(before, where)) return false
      write(name, before, changed(before, change))
      return true
    },
    put: (name, document) => write(name, of(name).get(document._id) ?? null, document),
    find: (name, { where, orderBy = {}, limit, fields }) =>
      matching(name, where)
        .sort(inOrder(orderBy))
        .slice(0, limit)
        .map((document) => (fields ? onlyFields(document, fields) : document)),
    count: (name, where) => matching(name, where).length,
    removeAll(name, where) {
      const gone = matching(name, where)
      for (const document of gone) {
        of(name).delete(document._id)
        onWrite(name, document, null)
      }
      return gone.length
    },
    all: (name) => of(name).values(),
  }
}

function onlyFields(document: Stored, fields: string[]): Stored {
  const kept = Object.entries(document).filter(([field]) => field === '_id' || fields.includes(field))
  return Object.fromEntries(kept) as Stored // _id is among them
}

function valueAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at ? (at as Fields)[key] : undefined), document)
}

function matches(document: Stored, where: Where): boolean {
  return Object.entries(where).every(([path, condition]) => holds(valueAt(document, path), condition))
}

function holds(value: unknown, condition: Where[string]): boolean {
  if (typeof condition !== 'object' || condition === null) return (value ?? null) === condition
  return holdsCondition(value, condition)
}

function holdsCondition(value: unknown, condition: Condition): boolean {
  switch (condition.is) {
    case 'absent':
      return value === undefined
    case 'oneOf':
      return condition.values.includes(value as string) // an unequal type is simply not among them
    case 'not':
      return value !== condition.value
    case 'between':
      return typeof value === 'number' && value >= condition.from && value <= condition.upTo
    default:
      return compares(value, condition)
  }
}

/** Different types never compare, as in MongoDB. */
function compares(
  value: unknown,
  { is, value: bound }: Extract<Condition, { is: 'above' | 'below' | 'upTo' }>,
) {
  if ((typeof value !== 'number' && typeof value !== 'string') || typeof value !== typeof bound) return false
  if (is === 'above') return value > bound
  return is === 'below' ? value < bound : value <= bound
}

function inOrder(orderBy: Record<string, 'asc' | 'desc'>) {
  return (a: Stored, b: Stored) => {
    for (const [path, direction] of Object.entries(orderBy)) {
      // Only numbers and strings are ever sorted by.
      const [left, right] = [valueAt(a, path) as number, valueAt(b, path) as number]
      if (left !== right) return left < right === (direction === 'asc') ? -1 : 1
    }
    return 0
  }
}

function changed(before: Stored, { set = {}, remove = [], inc = {}, min = {} }: Change): Stored {
  const changes: [string, unknown][] = [
    ...Object.entries(set),
    ...remove.map((path): [string, unknown] => [path, undefined]),
    ...Object.entries(inc).map(([path, count]): [string, unknown] => [
      path,
      numberAt(before, path, 0) + count,
    ]),
    ...Object.entries(min).map(([path, value]): [string, unknown] => [
      path,
      Math.min(numberAt(before, path, Infinity), value),
    ]),
  ]
  // Every object on the way to a change is made anew, once: what was read before stays as it was.
  const fresh = new Set<object>()
  const after = { ...before }
  for (const [path, value] of changes) put(after, path.split('.'), { value, fresh })
  return after
}

function numberAt(document: Stored, path: string, otherwise: number): number {
  const value = valueAt(document, path) ?? otherwise
  if (typeof value !== 'number') throw new Error(`${path} is not a number`)
  return value
}

function put(
  at: Fields,
  [key = '', ...deeper]: string[],
  change: { value: unknown; fresh: Set<object> },
): void {
  if (deeper.length > 0) {
    const inner = (at[key] ?? {}) as Fields // paths lead through maps
    if (!change.fresh.has(inner)) change.fresh.add((at[key] = { ...inner }))
    put(at[key] as Fields, deeper, change)
  } else if (change.value === undefined) Reflect.deleteProperty(at, key)
  else at[key] = change.value
}

/** What an undefined or a NaN becomes in a database differs from place to place, so neither may get here. */
function frozen<Value>(value: Value): Value {
  if (value === undefined || Number.isNaN(value)) throw new Error('a value without a value was written')
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
