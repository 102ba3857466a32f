/**
 * What one operation sees: a state of the database with pending writes laid over it.
 */
import type { Collection, Index } from './catalog'
import { parseFields } from './ejson'
import type { Entry } from './index-keys'
import { keyTextOf, type Overlay } from './overlay'
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
  constructor(
    private readonly reader: Reader,
    private readonly overlay?: Overlay,
  ) {}

  /** True when an index alone does not tell the order of this collection's rows. */
  hasPending(collection: Collection): boolean {
    return (this.overlay?.rowsOf(collection).size ?? 0) > 0
  }

  row(collection: Collection, rowNo: number): Row | undefined {
    const pending = this.overlay?.rowsOf(collection).get(rowNo)
    const text = pending ? pending.text : this.reader.text(collection, rowNo)
    return text === undefined ? undefined : new Row(rowNo, text)
  }

  /** The row that has this key in a unique index. */
  rowOfKey(entry: Entry): number | undefined {
    const keyText = this.overlay && keyTextOf(entry)
    if (keyText !== undefined && this.overlay?.hasKey(keyText)) return this.overlay.rowOfKey(keyText)
    return this.reader.rowOfKey(entry)
  }

  /** Every row in natural order. */
  *rows(collection: Collection): Iterable<Row> {
    const pending = this.overlay?.rowsOf(collection)
    const added = new Set(pending?.keys())
    for (const { rowNo, text } of this.reader.rows(collection)) {
      added.delete(rowNo)
      const over = pending?.get(rowNo)
      if (!over) yield new Row(rowNo, text)
      else if (over.text !== undefined) yield new Row(rowNo, over.text)
    }
    yield* this.pendingRows(collection, added)
  }

  /** Rows of index ranges in the order of the index, each once; pending rows, which may or may not belong there, last. */
  *rowsOfRanges(
    collection: Collection,
    index: Index,
    span: { ranges: KeyRange[]; isReverse: boolean },
  ): Iterable<Row> {
    const pending = this.overlay?.rowsOf(collection)
    const isRepeated = index.isMultikey || span.ranges.length > 1
    const seen = isRepeated ? new Set<number>() : undefined
    const ranges = span.isReverse ? [...span.ranges].reverse() : span.ranges
    for (const range of ranges)
      for (const rowNo of this.reader.rowsOfRange(index, range, span.isReverse)) {
        if (pending?.has(rowNo) || seen?.has(rowNo)) continue
        seen?.add(rowNo)
        const text = this.reader.text(collection, rowNo)
        if (text !== undefined) yield new Row(rowNo, text)
      }
    yield* this.pendingRows(collection, new Set(pending?.keys()))
  }

  private *pendingRows(collection: Collection, rowNos: Set<number>): Iterable<Row> {
    for (const rowNo of [...rowNos].sort((one, other) => one - other)) {
      const row = this.row(collection, rowNo)
      if (row) yield row
    }
  }
}
