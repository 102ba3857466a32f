/**
 * The document database of WeChat's cloud on one machine: its semantics, its limits, and every acknowledged write on disk.
 */
import { mkdirSync } from 'node:fs'
import type { Services } from '../gateway/service'
import { CloudFailure } from '../failure'
import { Calls } from './calls'
import { Committer } from './committer'
import type { Engine } from './engine'
import { find } from './find'
import { databaseLimits, type DatabaseLimits } from './limits'
import { type DatabaseSchema, parseSchema } from './schema'
import { databaseServices } from './services'
import { Storage } from './storage'
import { Transactions } from './transactions'
import type { Document, Fields } from './values'
import { View } from './view'

export interface DatabaseOptions {
  /** Folder of the database; made when absent. One process at a time: whoever opens it sees to that. */
  dir: string
  /** Declared collections and indexes. Collections made by createCollection stay beside them. */
  schema?: DatabaseSchema
  limits?: Partial<DatabaseLimits>
  /** The cloud's clock, for server dates, ms since 1970. */
  clock: { now(): number }
}

/** A collection as the console shows it. */
export interface CollectionSummary {
  name: string
  count: number
  indexes: { name: string; keys: Record<string, 1 | -1>; unique: boolean }[]
}

export interface Database {
  /** The actions of the database for a gateway. */
  services: Services
  collections(): CollectionSummary[]
  /** For the console: reads outside every invocation. Refuses an undeclared collection. */
  find(collection: string, page: { skip?: number; limit?: number; query?: Fields }): Document[]
  /** Requests that this invocation has made so far. */
  callsOf(invocationId: string): number
  /** Drops the count of an invocation. */
  forget(invocationId: string): void
  /** Ends the transactions that an invocation left open. */
  endInvocation(invocationId: string): void
  /** Commits what was asked for, ends open transactions and closes the file. */
  close(): Promise<void>
}

/** Opens the database in a folder. Refuses a folder of a newer format, a damaged or read-only one, and a bad schema. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const limits = { ...databaseLimits, ...options.limits }
  const schema = options.schema && parseSchema(options.schema, limits)
  const storage = openStorage(options.dir, limits)
  try {
    if (schema) storage.applySchema(schema)
  } catch (thrown) {
    await storage.close()
    throw thrown
  }
  const committer = new Committer(storage, limits.lockWaitMsMax)
  const transactions = new Transactions(storage, committer, limits)
  return databaseOf({ storage, committer, transactions, calls: new Calls(), limits, clock: options.clock })
}

function openStorage(dir: string, limits: DatabaseLimits): Storage {
  try {
    mkdirSync(dir, { recursive: true })
  } catch (thrown) {
    throw new CloudFailure('DATA_NOT_WRITABLE', `The folder ${dir} cannot be made (${String(thrown)}).`)
  }
  return Storage.open(dir, limits)
}

function databaseOf(engine: Engine): Database {
  const { storage, committer, transactions, calls } = engine
  return {
    services: databaseServices(engine),
    collections: () => storage.catalog.all().map((collection) => summaryOf(storage, collection.name)),
    find(collection, { skip = 0, limit = 20, query = {} }) {
      const view = new View(storage.newest)
      const rows = find(view, storage.catalog.get(collection), { filter: query, sort: [], skip, limit })
      return rows.map(({ document }) => document)
    },
    callsOf: (invocationId) => calls.of(invocationId),
    forget: (invocationId) => calls.forget(invocationId),
    endInvocation: (invocationId) => transactions.endInvocation(invocationId),
    async close() {
      await committer.close()
      transactions.close()
      await storage.close()
    },
  }
}

function summaryOf(storage: Storage, name: string): CollectionSummary {
  const collection = storage.catalog.get(name)
  const indexes = [collection.idIndex, ...collection.indexes]
  return {
    name,
    count: storage.count(collection),
    indexes: indexes.map((index) => ({
      name: index.name,
      keys: Object.fromEntries(index.fields),
      unique: index.isUnique,
    })),
  }
}
