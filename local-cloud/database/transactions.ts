/**
 * The open transactions. Each lives 30 seconds at most, by the machine's own clock: the cloud's may be set.
 */
import { randomUUID } from 'node:crypto'
import type { Committer } from './committer'
import { transactionMissing, writeBesideTransaction } from './failures'
import type { DatabaseLimits } from './limits'
import { Locks } from './locks'
import type { Storage } from './storage'
import { Transaction } from './transaction'

interface Open {
  transaction: Transaction
  timer: NodeJS.Timeout
}

export class Transactions {
  readonly locks = new Locks()
  private readonly open = new Map<string, Open>()

  constructor(
    private readonly storage: Storage,
    private readonly committer: Committer,
    private readonly limits: DatabaseLimits,
  ) {}

  start(invocationId: string): Transaction {
    const shared = { storage: this.storage, committer: this.committer, locks: this.locks }
    const transaction = new Transaction(randomUUID(), invocationId, shared)
    const timer = setTimeout(() => this.abort(transaction), this.limits.transactionMsMax)
    timer.unref()
    this.open.set(transaction.id, { transaction, timer })
    return transaction
  }

  /** Refuses one that is over. */
  get(id: unknown): Transaction {
    const transaction = typeof id === 'string' ? this.open.get(id)?.transaction : undefined
    if (transaction?.state !== 'open') throw transactionMissing()
    return transaction
  }

  /** Runs a write of a transaction. Whatever goes wrong in it ends the transaction, as in MongoDB. */
  run<T>(transaction: Transaction, write: () => T): T {
    try {
      return write()
    } catch (thrown) {
      this.abort(transaction)
      throw thrown
    }
  }

  /** Resolves when all of it is on disk. */
  async commit(transaction: Transaction): Promise<void> {
    transaction.state = 'committing'
    clearTimeout(this.open.get(transaction.id)?.timer)
    try {
      const { overlay } = transaction
      if (!overlay.isEmpty) await this.committer.submit(() => ({ overlay, result: undefined }))
    } finally {
      this.abort(transaction)
    }
  }

  /** Forgets a transaction; what was not committed is gone. */
  abort(transaction: Transaction): void {
    clearTimeout(this.open.get(transaction.id)?.timer)
    this.open.delete(transaction.id)
    transaction.end()
  }

  /** Ends what an invocation left open. */
  endInvocation(invocationId: string): void {
    for (const { transaction } of [...this.open.values()])
      if (transaction.invocationId === invocationId && transaction.state === 'open') this.abort(transaction)
  }

  /** The guard against the SDK's habit of dropping the transaction from where().update() and where().remove(). */
  refuseWriteBeside(invocationId: string): void {
    if (!this.limits.refusesWritesBesideTransaction || invocationId === '' || this.open.size === 0) return
    for (const { transaction } of this.open.values())
      if (transaction.invocationId === invocationId) throw writeBesideTransaction()
  }

  /** Ends all. */
  close(): void {
    for (const { transaction } of [...this.open.values()]) this.abort(transaction)
  }
}
