/**
 * Documents and index entries in lmdb.
 */
import { open, type RootDatabase } from 'lmdb'
import { CloudFailure, systemCodeOf } from '../failure'
import { Catalog, type Collection, type SchemaChanges } from './catalog'
import { hasDatabase } from './file-check'
import { buildIndex, emptyIndex } from './index-building'
import type { Entry } from './index-keys'
import type { DatabaseLimits } from './limits'
import type { DatabaseSchema } from './schema'
import {
  type Bytes,
  LmdbReader,
  type Reader,
  rowBytes,
  rowKey,
  rowNoAsBytes,
  rowNoOfKey,
  rowRange,
  Snapshot,
  storedKey,
} from './rows'

/** Raised whenever an older database could not read what this one writes. */
const formatVersion = 1

const metaKey = {
  format: Buffer.from('format'),
  stamp: Buffer.from('stamp'),
  catalog: Buffer.from('catalog'),
}

/** Address space for the file, not memory: lmdb maps it once, and growing it under open snapshots is not possible. */
const mapBytes = 64 * 1024 ** 3

/** What one row becomes; `text` undefined removes it. */
export interface RowChange {
  collection: Collection
  rowNo: number
  text: string | undefined
  drops: Entry[]
  adds: Entry[]
}

interface Counted {
  collection: Collection
  isKnown: boolean
  by: number
}

export class Storage {
  /** The newest state that is on disk. */
  readonly newest: Reader
  private stamp: number
  private lastRowNo: number
  private readonly counts = new Map<number, number>()
  private savedSignature: string

  private constructor(
    private readonly root: RootDatabase<Buffer, Buffer>,
    private readonly parts: { rows: Bytes; entries: Bytes; meta: Bytes },
    readonly catalog: Catalog,
  ) {
    const { rows, entries, meta } = parts
    this.newest = new LmdbReader(rows, entries)
    this.stamp = Number(textOf(meta, metaKey.stamp) ?? 0)
    this.lastRowNo = Math.max(0, ...catalog.all().map((collection) => lastRowOf(rows, collection)))
    this.savedSignature = catalog.signature
  }

  /** Opens or makes the database in a folder. Refuses one of a newer format, or a damaged one. */
  static open(dir: string, limits: DatabaseLimits): Storage {
    let root: RootDatabase<Buffer, Buffer> | undefined
    try {
      const isNew = !hasDatabase(dir)
      root = openRoot(dir)
      const parts = { rows: part(root, 'rows'), entries: part(root, 'entries'), meta: part(root, 'meta') }
      checkFormat(parts.meta, dir, isNew)
      const text = textOf(parts.meta, metaKey.catalog)
      const catalog = text === undefined ? new Catalog(limits) : Catalog.fromText(text, limits)
      return new Storage(root, parts, catalog)
    } catch (thrown) {
      void root?.close()
      throw asDataFailure(thrown, dir)
    }
  }

  /** A state that stays as it is now until it is released. */
  snapshot(): Snapshot {
    return Snapshot.of(this.parts.rows, this.parts.entries)
  }

  /** A number that no row has had since the database was opened. */
  nextRowNo(): number {
    return ++this.lastRowNo
  }

  /**
   * Puts all of the changes on disk, or none of them; resolves when they are there. Only one commit at a time. lmdb
   * writes them in a thread of its own, so that nobody waits for the disk but those who changed something.
   */
  async commit(changes: RowChange[]): Promise<void> {
    const isCatalogChanged = this.catalog.signature !== this.savedSignature
    if (changes.length === 0 && !isCatalogChanged) return
    this.stamp++
    const counted = changes.map((change) => this.countedChange(change))
    try {
      await this.root.batch(() => {
        // A unique key that one row gives up may be taken by another in the same commit.
        for (const change of changes) this.dropEntries(change)
        for (const change of changes) this.putRow(change)
        void this.parts.meta.put(metaKey.stamp, Buffer.from(String(this.stamp)))
        if (isCatalogChanged) this.saveCatalog()
      })
    } catch (thrown) {
      this.savedSignature = 'unknown'
      throw thrown
    }
    this.settleCounts(counted)
  }

  /** Counted once, then kept in step with every write. */
  count(collection: Collection): number {
    const known = this.counts.get(collection.no)
    if (known !== undefined) return known
    const count = this.parts.rows.getKeysCount(rowRange(collection))
    this.counts.set(collection.no, count)
    return count
  }

  /** Builds new indexes and empties dropped ones, in one transaction with the catalog. Refuses a unique one over equal keys. */
  applySchema(schema: DatabaseSchema): void {
    const changes: SchemaChanges = this.catalog.applySchema(schema)
    this.root.transactionSync(() => {
      for (const index of changes.dropped) emptyIndex(this.parts.entries, index)
      for (const { collection, index } of changes.built)
        buildIndex({ entries: this.parts.entries, reader: this.newest, collection }, index)
      this.saveCatalog()
    })
  }

  async close(): Promise<void> {
    await this.root.close()
  }

  private dropEntries({ rowNo, drops }: RowChange): void {
    for (const entry of drops) void this.parts.entries.remove(storedKey(entry, rowNo))
  }

  private putRow({ collection, rowNo, text, adds }: RowChange): void {
    const { rows, entries } = this.parts
    const key = rowKey(collection, rowNo)
    for (const entry of adds) void entries.put(storedKey(entry, rowNo), rowNoAsBytes(rowNo))
    if (text === undefined) void rows.remove(key)
    else void rows.put(key, rowBytes(this.stamp, text))
  }

  private saveCatalog(): void {
    void this.parts.meta.put(metaKey.catalog, Buffer.from(this.catalog.toText()))
    this.savedSignature = this.catalog.signature
  }

  /** How a change moves a count that is known; what is not known yet will be counted when somebody asks. */
  private countedChange({ collection, rowNo, text }: RowChange): Counted {
    const isKnown = this.counts.has(collection.no)
    const wasThere = isKnown && this.parts.rows.doesExist(rowKey(collection, rowNo))
    return { collection, isKnown, by: Number(text !== undefined) - Number(wasThere) }
  }

  /** A count that was made while the commit was on its way may hold it or not, and is forgotten. */
  private settleCounts(changes: Counted[]): void {
    for (const { collection, isKnown, by } of changes) {
      const count = this.counts.get(collection.no)
      if (isKnown && count !== undefined) this.counts.set(collection.no, count + by)
      else this.counts.delete(collection.no)
    }
  }
}

function openRoot(dir: string): RootDatabase<Buffer, Buffer> {
  return open<Buffer, Buffer>({
    path: dir,
    noSubdir: false,
    mapSize: mapBytes,
    maxDbs: 8,
    maxReaders: 4096,
    encoding: 'binary',
    keyEncoding: 'binary',
    // A reader must not see what is not on disk yet.
    overlappingSync: false,
  })
}

function part(root: RootDatabase<Buffer, Buffer>, name: string): Bytes {
  return root.openDB<Buffer, Buffer>(name, { encoding: 'binary', keyEncoding: 'binary' })
}

function checkFormat(meta: Bytes, dir: string, isNew: boolean): void {
  const found = textOf(meta, metaKey.format)
  if (found === undefined) {
    if (!isNew && meta.getKeysCount() > 0)
      throw new CloudFailure('DATA_DAMAGED', `The database in ${dir} is damaged: it names no format.`)
    meta.putSync(metaKey.format, Buffer.from(String(formatVersion)))
    return
  }
  if (Number(found) > formatVersion) {
    const versions = `format ${found}, this program reads up to ${formatVersion}`
    throw new CloudFailure('DATA_NEWER', `The database in ${dir} was made by a newer version (${versions}).`)
  }
}

function lastRowOf(rows: Bytes, collection: Collection): number {
  const { start, end } = rowRange(collection)
  for (const key of rows.getKeys({ start: end, end: start, reverse: true, limit: 1 })) return rowNoOfKey(key)
  return 0
}

function textOf(meta: Bytes, key: Buffer): string | undefined {
  return meta.get(key)?.toString('utf8')
}

function asDataFailure(thrown: unknown, dir: string): CloudFailure {
  if (thrown instanceof CloudFailure) return thrown
  const code = systemCodeOf(thrown) ?? ''
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  if (
    /EACCES|EROFS|EPERM|ENOTDIR|EEXIST|[Pp]ermission denied|Read-only|Not a directory/.test(
      `${code} ${reason}`,
    )
  )
    return new CloudFailure('DATA_NOT_WRITABLE', `The database in ${dir} cannot be written (${reason}).`)
  return new CloudFailure('DATA_DAMAGED', `The database in ${dir} cannot be read (${reason}).`)
}
