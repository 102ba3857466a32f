/** What stands in the accounts of a data folder whose cloud is not running: read from the disk, without functions. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { openClock } from '../../local-cloud/clock'
import { openDataFolder } from '../../local-cloud/data-folder'
import { type Database, openDatabase } from '../../local-cloud/database/database'
import { PlainError } from '../lib/plain'

type Sums = Record<string, number>

export interface StoredEntry {
  opId: string
  kind: string
  points: number
  pending: number
  debt: number
  growth: number
  why: { of: string; source?: string; orderId?: string; refundId?: string; paidFen?: number }
}

export interface StoredAccount {
  memberId: string
  active: number
  pending: number
  debt: number
  /** Of the months that still count. */
  growth: number
  tier: string
  dueAt: number
  /** Those in the journal and those that were moved out of it, each once. */
  entries: StoredEntry[]
}

export interface Ledger {
  /** The clock of the folder, ms since 1970. */
  at: number
  accounts: StoredAccount[]
}

/** Refuses a folder that no cloud has made, and one whose cloud is running. */
export function readLedger(dataDir: string): Promise<Ledger> {
  return reading(dataDir, (database, at) => ({ at, accounts: accountsOf(database) }))
}

/** What the document of each account weighs as text, in bytes. */
export function weighAccounts(dataDir: string): Promise<number[]> {
  return reading(dataDir, (database) =>
    allOf<object>(database, 'accounts').map((document) => Buffer.byteLength(JSON.stringify(document))),
  )
}

async function reading<Read>(dataDir: string, read: (database: Database, at: number) => Read): Promise<Read> {
  if (!existsSync(path.join(dataDir, 'cloud.json')))
    throw new PlainError(`${dataDir} holds no imported history.`)
  const folder = openDataFolder(dataDir)
  try {
    const clock = openClock(dataDir)
    const database = await openDatabase({ dir: path.join(dataDir, 'database'), clock })
    try {
      return read(database, clock.now())
    } finally {
      await database.close()
    }
  } finally {
    folder.release()
  }
}

/** The documents as the kernel writes them; a map that became empty is not stored. */
interface AccountDocument {
  _id: string
  lots?: Sums
  pending?: Record<string, { lots?: Sums }>
  debt?: number
  growth?: Sums
  tier: { id: string }
  dueAt: number
  journal?: Record<string, StoredEntry>
}
type EntryDocument = Omit<StoredEntry, 'opId'> & { _id: string; memberId: string }

function accountsOf(database: Database): StoredAccount[] {
  const movedOut = new Map<string, StoredEntry[]>()
  for (const { _id: opId, memberId, ...entry } of allOf<EntryDocument>(database, 'entries')) {
    const own = movedOut.get(memberId)
    if (own) own.push({ ...entry, opId })
    else movedOut.set(memberId, [{ ...entry, opId }])
  }
  return allOf<AccountDocument>(database, 'accounts').map((document) =>
    accountOf(document, movedOut.get(document._id) ?? []),
  )
}

/** Only the kernel writes these collections, so their documents have the kernel's shape. */
function allOf<Document>(database: Database, collection: string): Document[] {
  return database.find(collection, { limit: Number.MAX_SAFE_INTEGER }) as unknown as Document[]
}

function accountOf(document: AccountDocument, movedOut: StoredEntry[]): StoredAccount {
  const { _id, lots, pending, debt = 0, growth, tier, dueAt, journal } = document
  const entries = new Map([...movedOut, ...Object.values(journal ?? {})].map((entry) => [entry.opId, entry]))
  return {
    memberId: _id,
    active: sumOf(lots),
    pending: Object.values(pending ?? {}).reduce((sum, bucket) => sum + sumOf(bucket.lots), 0),
    debt,
    growth: sumOf(growth),
    tier: tier.id,
    dueAt,
    entries: [...entries.values()],
  }
}

function sumOf(sums: Sums = {}): number {
  return Object.values(sums).reduce((sum, points) => sum + points, 0)
}
