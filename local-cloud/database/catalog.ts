/**
 * The collections and their indexes, with the numbers under which they lie on disk.
 */
import * as v from 'valibot'
import { CloudFailure } from '../failure'
import { collectionMissing } from './failures'
import type { DatabaseLimits } from './limits'
import type { DatabaseSchema } from './schema'

export type Direction = 1 | -1

export interface Index {
  /** Never used again after the index is gone. */
  no: number
  name: string
  fields: [path: string, direction: Direction][]
  isUnique: boolean
  /** Some document had an array here, so one document may have several entries. */
  isMultikey: boolean
}

export interface Collection {
  no: number
  name: string
  /** Every collection has this one: unique, on _id. */
  idIndex: Index
  /** The declared ones. */
  indexes: Index[]
}

const Direction = v.picklist([1, -1])
const IndexRecord = v.object({
  no: v.number(),
  name: v.string(),
  fields: v.array(v.tuple([v.string(), Direction])),
  isUnique: v.boolean(),
  isMultikey: v.boolean(),
})
const CollectionRecord = v.object({
  no: v.number(),
  name: v.string(),
  idIndex: IndexRecord,
  indexes: v.array(IndexRecord),
})
const CatalogRecord = v.object({ lastNo: v.number(), collections: v.array(CollectionRecord) })

/** What changed when a schema was laid over a catalog: to be built, and to be dropped, before the database opens. */
export interface SchemaChanges {
  built: { collection: Collection; index: Index }[]
  dropped: Index[]
}

export class Catalog {
  private readonly byName = new Map<string, Collection>()
  private lastNo = 0

  constructor(private readonly limits: Pick<DatabaseLimits, 'collectionsMax'>) {}

  /** Reads what `toText` wrote. Refuses what is no catalog. */
  static fromText(text: string, limits: Pick<DatabaseLimits, 'collectionsMax'>): Catalog {
    const record = v.safeParse(CatalogRecord, parsedOrUndefined(text))
    if (!record.success)
      throw new CloudFailure('DATA_DAMAGED', 'The database names no collections: it is damaged.')
    const catalog = new Catalog(limits)
    catalog.lastNo = record.output.lastNo
    for (const collection of record.output.collections) catalog.byName.set(collection.name, collection)
    return catalog
  }

  toText(): string {
    return JSON.stringify({ lastNo: this.lastNo, collections: this.all() })
  }

  all(): Collection[] {
    return [...this.byName.values()]
  }

  /** Refuses a collection that nobody declared. */
  get(name: string): Collection {
    const collection = this.byName.get(name)
    if (!collection) throw collectionMissing(name)
    return collection
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  /** Differs when something has changed that must be saved: a collection came, or an index met its first array. */
  get signature(): string {
    let multikeys = 0
    for (const { indexes } of this.byName.values())
      for (const { isMultikey } of indexes) if (isMultikey) multikeys++
    return `${this.byName.size} ${multikeys}`
  }

  get isFull(): boolean {
    return this.byName.size >= this.limits.collectionsMax
  }

  add(name: string): Collection {
    const no = ++this.lastNo
    const idIndex = this.newIndex([['_id', 1]], true)
    const collection: Collection = { no, name, idIndex, indexes: [] }
    this.byName.set(name, collection)
    return collection
  }

  /** Undoes `add` after the disk refused it. */
  forget(name: string): void {
    this.byName.delete(name)
  }

  /** Makes the catalog hold every declared collection with exactly its declared indexes; others stay as they are. */
  applySchema(schema: DatabaseSchema): SchemaChanges {
    const changes: SchemaChanges = { built: [], dropped: [] }
    for (const declared of schema.collections) {
      const collection = this.byName.get(declared.name) ?? this.add(declared.name)
      const wanted = (declared.indexes ?? []).map(({ keys, unique }) =>
        this.newIndex(Object.entries(keys), unique ?? false),
      )
      const kept = collection.indexes.filter((index) => wanted.some((other) => isSame(index, other)))
      const added = wanted.filter((index) => !collection.indexes.some((other) => isSame(index, other)))
      changes.dropped.push(...collection.indexes.filter((index) => !kept.includes(index)))
      changes.built.push(...added.map((index) => ({ collection, index })))
      collection.indexes = [...kept, ...added]
    }
    return changes
  }

  private newIndex(fields: Index['fields'], isUnique: boolean): Index {
    const name = fields.map(([path, direction]) => `${path}_${direction}`).join('_')
    return { no: ++this.lastNo, name: name === '_id_1' ? '_id_' : name, fields, isUnique, isMultikey: false }
  }
}

function isSame(one: Index, other: Index): boolean {
  return one.name === other.name && one.isUnique === other.isUnique
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
