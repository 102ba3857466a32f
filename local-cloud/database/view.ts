/**
 * What one operation sees: a state of the database with pending writes laid over it.
 */
import type { Collection, Index } from './catalog'
import { parseFields } from './ejson'
import type { Entry } from './index-keys'
import { keyTextOf, type Overlay, type PendingRow } from './overlay'
import type { KeyRange, Reader } from './rows'
import type { Document } from './values'

/** A row whose text is parsed only when somebody looks inside. */
export class Row {
  private parsed: Document | undefined

  constructor(
    readonly rowNo: number,
    readonly text: string,
  ) {}

  get document(): Document {
    this.parsed ??= documentOf(this.text)
    return this.parsed
  }
}

/** A row's text is one that we wrote: a document with an _id, without server dates. */
function documentOf(text: string): Document {
  return parseFields(text, 0) as Document
}

export class View {
  /** `layers`: pending writes, the latest first. */
  constructor(
    private readonly reader: Reader,
    private readonly layers: Overlay[] = [],
  ) {}

  /** True when an index alone does not tell the rows of this collection and their order. */
  hasPending(collection: Collection): boolean {
    return this.layers.some((layer) => layer.rowsOf(collection).size > 0)
  }

  row(collection: Collection, rowNo: number): Row | undefined {
    const pending = this.pendingRow(collection, rowNo)
    const text = pending ? pending.text : this.reader.text(collection, rowNo)
    return text === undefined ? undefined : new Row(rowNo, text)
  }

  /** The row that has this key in a unique index. */
  rowOfKey(entry: Entry): number | undefined {
    const keyText = this.layers.length > 0 ? keyTextOf(entry) : ''
    for (const layer of this.layers) if (layer.hasKey(keyText)) return layer.rowOfKey(keyText)
    return this.reader.rowOfKey(entry)
  }

  /** Every row in natural order. */
  *rows(collection: Collection): Iterable<Row> {
    const added = this.pendingRowNos(collection)
    for (const { rowNo, text } of this.reader.rows(collection)) {
      const pending = added.size > 0 ? this.pendingRow(collection, rowNo) : undefined
      added.delete(rowNo)
      if (!pending) yield new Row(rowNo, text)
      else if (pending.text !== undefined) yield new Row(rowNo, pending.text)
    }
    yield* this.rowsInOrder(collection, added)
  }

  /** Rows of index ranges in the order of the index, each once; pending rows last. */
  *rowsOfRanges(collection: Collection, index: Index, span: Span): Iterable<Row> {
    const pending = this.pendingRowNos(collection)
    const isRepeated = index.isMultikey || span.ranges.length > 1
    const seen = isRepeated ? new Set<number>() : undefined
    const ranges = span.isReverse ? [...span.ranges].reverse() : span.ranges
    for (const range of ranges)
      for (const rowNo of this.reader.rowsOfRange(index, range, span.isReverse)) {
        if (pending.has(rowNo) || seen?.has(rowNo)) continue
        seen?.add(rowNo)
        const text = this.reader.text(collection, rowNo)
        if (text !== undefined) yield new Row(rowNo, text)
      }
    for (const rowNo of pending)
      if (!isWithin(this.pendingRow(collection, rowNo)?.entries ?? [], index, ranges)) pending.delete(rowNo)
    yield* this.rowsInOrder(collection, pending)
  }

  private pendingRow(collection: Collection, rowNo: number): PendingRow | undefined {
    for (const layer of this.layers) {
      const row = layer.rowsOf(collection).get(rowNo)
      if (row) return row
    }
    return undefined
  }

  private pendingRowNos(collection: Collection): Set<number> {
    const rowNos = new Set<number>()
    for (const layer of this.layers) for (const rowNo of layer.rowsOf(collection).keys()) rowNos.add(rowNo)
    return rowNos
  }

  private *rowsInOrder(collection: Collection, rowNos: Set<number>): Iterable<Row> {
    for (const rowNo of [...rowNos].sort((one, other) => one - other)) {
      const row = this.row(collection, rowNo)
      if (row) yield row
    }
  }
}

/** Ranges of one index, and from which end they are read. */
interface Span {
  ranges: KeyRange[]
  isReverse: boolean
}

function isWithin(entries: Entry[], index: Index, ranges: KeyRange[]): boolean {
  const keys = entries.filter((entry) => entry.index === index).map(({ key }) => key)
  return keys.some((key) =>
    ranges.some(({ start, end }) => Buffer.compare(start, key) <= 0 && Buffer.compare(key, end) < 0),
  )
}
