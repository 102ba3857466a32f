/**
 * Writes that are not in the database yet: those of one operation while it runs, or those of an open transaction.
 */
import type { Collection } from './catalog'
import type { Entry } from './index-keys'
import type { RowChange } from './storage'

/** A row as it will be; `text` undefined when it will be gone. */
export interface PendingRow {
  rowNo: number
  text: string | undefined
  /** Its index entries in the database, and those it will have. */
  baseEntries: Entry[]
  entries: Entry[]
}

export class Overlay {
  private readonly pending = new Map<Collection, Map<number, PendingRow>>()
  /** Keys of unique indexes that the pending rows took (their row) or gave up (undefined). */
  private readonly keys = new Map<string, number | undefined>()

  get isEmpty(): boolean {
    return this.pending.size === 0
  }

  rowsOf(collection: Collection): ReadonlyMap<number, PendingRow> {
    return this.pending.get(collection) ?? noRows
  }

  hasKey(keyText: string): boolean {
    return this.keys.has(keyText)
  }

  rowOfKey(keyText: string): number | undefined {
    return this.keys.get(keyText)
  }

  /** Keeps what a row will be. `baseEntries` counts only the first time a row is put. */
  put(collection: Collection, row: PendingRow): void {
    const rows = this.pending.get(collection) ?? new Map<number, PendingRow>()
    this.pending.set(collection, rows)
    const before = rows.get(row.rowNo)
    for (const entry of before?.entries ?? row.baseEntries) this.giveUpKey(entry, row.rowNo)
    for (const entry of row.entries) this.takeKey(entry, row.rowNo)
    rows.set(row.rowNo, { ...row, baseEntries: before?.baseEntries ?? row.baseEntries })
  }

  /** Takes over what a later overlay holds, which was made over this one. */
  absorb(later: Overlay): void {
    for (const [collection, rows] of later.pending) for (const row of rows.values()) this.put(collection, row)
  }

  /** What the database must do to hold all this. */
  changes(): RowChange[] {
    const changes: RowChange[] = []
    for (const [collection, rows] of this.pending)
      for (const { rowNo, text, baseEntries, entries } of rows.values()) {
        const drops = without(baseEntries, entries)
        const adds = without(entries, baseEntries)
        changes.push({ collection, rowNo, text, drops, adds })
      }
    return changes
  }

  private takeKey(entry: Entry, rowNo: number): void {
    if (entry.index.isUnique) this.keys.set(keyTextOf(entry), rowNo)
  }

  /** Rows are put in no order of time: another one may have taken the key already that this one gives up. */
  private giveUpKey(entry: Entry, rowNo: number): void {
    if (!entry.index.isUnique) return
    const keyText = keyTextOf(entry)
    const taker = this.keys.get(keyText)
    if (taker === undefined || taker === rowNo) this.keys.set(keyText, undefined)
  }
}

const noRows: ReadonlyMap<number, PendingRow> = new Map()

/** The key of an entry, which begins with its index, as a text for maps. */
export function keyTextOf(entry: Entry): string {
  return entry.key.toString('latin1')
}

function without(entries: Entry[], others: Entry[]): Entry[] {
  if (others.length === 0 || entries.length === 0) return entries
  return entries.filter(({ key }) => !others.some((other) => other.key.equals(key)))
}
