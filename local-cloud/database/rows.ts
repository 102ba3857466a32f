/**
 * How rows and index entries lie in lmdb, and how a state of them is read.
 *
 * A row is eight bytes of stamp (the number of the commit that wrote it) and the document as canonical EJSON. Rows are
 * numbered in the order of insertion, which is production's natural order.
 */
import type { Database } from 'lmdb'
import type { Collection, Index } from './catalog'
import type { Entry } from './index-keys'

/** A part of the lmdb file whose keys and values are bytes. */
export type Bytes = Database<Buffer, Buffer>

export interface StoredRow {
  rowNo: number
  text: string
}

/** A span of keys in one index, end excluded. */
export interface KeyRange {
  start: Buffer
  end: Buffer
}

/** One state of the database. */
export interface Reader {
  text(collection: Collection, rowNo: number): string | undefined
  /** The commit that wrote the row; undefined where there is none. */
  stamp(collection: Collection, rowNo: number): number | undefined
  /** The row that has this key in a unique index. */
  rowOfKey(entry: Entry): number | undefined
  rows(collection: Collection): Iterable<StoredRow>
  /** Numbers of rows in the order of the index. */
  rowsOfRange(index: Index, range: KeyRange, isReverse: boolean): Iterable<number>
}

const stampBytes = 8
const rowNoBytes = 6

/** The bytes of a row. */
export function rowBytes(stamp: number, text: string): Buffer {
  const bytes = Buffer.allocUnsafe(stampBytes + Buffer.byteLength(text))
  bytes.writeDoubleBE(stamp, 0)
  bytes.write(text, stampBytes)
  return bytes
}

/** The key of a row: its collection, then its number. */
export function rowKey(collection: Collection, rowNo: number): Buffer {
  const key = Buffer.allocUnsafe(4 + rowNoBytes)
  key.writeUInt32BE(collection.no)
  key.writeUIntBE(rowNo, 4, rowNoBytes)
  return key
}

/** The keys of all rows of a collection. */
export function rowRange(collection: Collection): KeyRange {
  return { start: rowKey(collection, 0), end: rowKey(collection, 2 ** 48 - 1) }
}

/** The number in a key that `rowKey` made. */
export function rowNoOfKey(key: Uint8Array): number {
  return asBuffer(key).readUIntBE(4, rowNoBytes)
}

/** Where an entry lies: in a plain index the row's number follows, so that equal values stand beside each other. */
export function storedKey({ index, key }: Entry, rowNo: number): Buffer {
  return index.isUnique ? key : Buffer.concat([key, rowNoAsBytes(rowNo)])
}

/** What an entry says: the number of its row. */
export function rowNoAsBytes(rowNo: number): Buffer {
  const bytes = Buffer.allocUnsafe(rowNoBytes)
  bytes.writeUIntBE(rowNo, 0, rowNoBytes)
  return bytes
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** lmdb's own view of one moment; without it, the newest state, or inside a write what has been written so far. */
type ReadTransaction = ReturnType<Bytes['useReadTransaction']>

/** Reads the newest state, or the one of a read transaction. */
export class LmdbReader implements Reader {
  private readonly options: { transaction: ReadTransaction } | undefined

  constructor(
    private readonly rowPart: Bytes,
    private readonly entryPart: Bytes,
    transaction?: ReadTransaction,
  ) {
    this.options = transaction && { transaction }
  }

  text(collection: Collection, rowNo: number): string | undefined {
    return this.row(collection, rowNo)?.toString('utf8', stampBytes)
  }

  stamp(collection: Collection, rowNo: number): number | undefined {
    return this.row(collection, rowNo)?.readDoubleBE(0)
  }

  rowOfKey(entry: Entry): number | undefined {
    return this.entryPart.get(entry.key, this.options)?.readUIntBE(0, rowNoBytes)
  }

  *rows(collection: Collection): Iterable<StoredRow> {
    for (const { key, value } of this.rowPart.getRange({ ...rowRange(collection), ...this.options }))
      yield { rowNo: rowNoOfKey(key), text: value.toString('utf8', stampBytes) }
  }

  *rowsOfRange(_: Index, { start, end }: KeyRange, isReverse: boolean): Iterable<number> {
    const span = isReverse
      ? { start: end, end: start, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start, end }
    for (const { value } of this.entryPart.getRange({ ...span, ...this.options }))
      yield value.readUIntBE(0, rowNoBytes)
  }

  private row(collection: Collection, rowNo: number): Buffer | undefined {
    return this.rowPart.get(rowKey(collection, rowNo), this.options)
  }
}

/** A state that stays as it is until it is released. */
export class Snapshot extends LmdbReader {
  private constructor(
    rowPart: Bytes,
    entryPart: Bytes,
    private readonly transaction: ReadTransaction,
  ) {
    super(rowPart, entryPart, transaction)
  }

  static of(rowPart: Bytes, entryPart: Bytes): Snapshot {
    return new Snapshot(rowPart, entryPart, rowPart.useReadTransaction())
  }

  release(): void {
    this.transaction.done()
  }
}
