/**
 * What open transactions have written and nobody else may write: rows, and keys of unique indexes.
 */
import type { Collection } from './catalog'
import type { Entry } from './index-keys'
import { keyTextOf } from './overlay'

/** Who holds a lock. */
export interface Holder {
  /** Resolves when the holder has let go of everything. */
  released: Promise<void>
}

/** Thrown by an ordinary write that meets a lock: it is tried again when the holder lets go. */
export class Held extends Error {
  constructor(readonly released: Promise<void>) {
    super('Held by an open transaction.')
    this.name = 'Held'
  }
}

export class Locks {
  private readonly holders = new Map<string, Holder>()

  holderOf(lock: string): Holder | undefined {
    return this.holders.get(lock)
  }

  take(lock: string, holder: Holder): void {
    this.holders.set(lock, holder)
  }

  free(locks: Iterable<string>): void {
    for (const lock of locks) this.holders.delete(lock)
  }

  /** For writes outside transactions. Throws Held. */
  refuseHeld(lock: string): void {
    if (this.holders.size === 0) return
    const holder = this.holders.get(lock)
    if (holder) throw new Held(holder.released)
  }
}

/** The lock of a row. */
export function rowLock(collection: Collection, rowNo: number): string {
  return `row ${collection.no} ${rowNo}`
}

/** The lock of a key of a unique index. */
export function keyLock(entry: Entry): string {
  return `key ${keyTextOf(entry)}`
}
