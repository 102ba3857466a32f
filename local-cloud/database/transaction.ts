/**
 * A transaction: a snapshot that starts at its first operation, its own writes over it, and the locks of what it wrote.
 * Who writes first wins; the other is told at once, and his transaction is over.
 */
import type { Collection } from './catalog'
import type { Committer } from './committer'
import { transactionConflict } from './failures'
import type { Entry } from './index-keys'
import { type Holder, keyLock, type Locks, rowLock } from './locks'
import { Overlay } from './overlay'
import type { Snapshot } from './rows'
import type { Storage } from './storage'
import { View } from './view'

export class Transaction implements Holder {
  readonly released: Promise<void>
  private release: () => void = () => undefined
  private snapshot: Snapshot | undefined
  /** What it has written so far. */
  readonly overlay = new Overlay()
  private readonly held = new Set<string>()
  state: 'open' | 'committing' | 'over' = 'open'

  constructor(
    readonly id: string,
    readonly invocationId: string,
    private readonly shared: { storage: Storage; committer: Committer; locks: Locks },
  ) {
    this.released = new Promise((resolve) => (this.release = resolve))
  }

  /** What the transaction sees: its snapshot, taken now if this is its first operation, and its own writes. */
  view(): View {
    return new View(this.base, [this.overlay])
  }

  /** What a write of this transaction works with. */
  draft(): { view: View; overlay: Overlay } & Pick<Transaction, 'claimRow' | 'claimKey'> {
    return {
      view: this.view(),
      overlay: this.overlay,
      claimRow: (collection, rowNo) => this.claimRow(collection, rowNo),
      claimKey: (entry) => this.claimKey(entry),
    }
  }

  /** Throws a conflict if another transaction wrote the row, or somebody committed it after the snapshot. */
  claimRow(collection: Collection, rowNo: number): void {
    const { storage, committer } = this.shared
    const isUnchanged = () =>
      !committer.isChanging(collection, rowNo) &&
      this.base.stamp(collection, rowNo) === storage.newest.stamp(collection, rowNo)
    this.claim(rowLock(collection, rowNo), isUnchanged)
  }

  /** The same for a key of a unique index. */
  claimKey(entry: Entry): void {
    const isUnchanged = () => this.base.rowOfKey(entry) === this.shared.committer.view().rowOfKey(entry)
    this.claim(keyLock(entry), isUnchanged)
  }

  /** Ends it: locks are freed and whoever waited for them goes on. */
  end(): void {
    if (this.state === 'over') return
    this.state = 'over'
    this.shared.locks.free(this.held)
    this.snapshot?.release()
    this.release()
  }

  private get base(): Snapshot {
    this.snapshot ??= this.shared.storage.snapshot()
    return this.snapshot
  }

  private claim(lock: string, isUnchanged: () => boolean): void {
    if (this.held.has(lock)) return
    if (this.shared.locks.holderOf(lock) || !isUnchanged()) throw transactionConflict()
    this.shared.locks.take(lock, this)
    this.held.add(lock)
  }
}
