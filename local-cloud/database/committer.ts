/**
 * The one place that writes. Writes that arrive together share one lmdb transaction, and so one flush to the disk; each
 * is answered only after it.
 */
import { setImmediate } from 'node:timers'
import { lockTimeout } from './failures'
import { Held } from './locks'
import type { RowChange, Storage } from './storage'

/** What one write came to. `failure`: it stopped half way, and the changes before that stay. */
export type Outcome<T> = { changes: RowChange[]; result: T } | { changes: RowChange[]; failure: unknown }

interface Job {
  evaluate(): Outcome<unknown>
  /** performance.now() at which it stops waiting for a lock. */
  giveUpAt: number
  resolve(result: unknown): void
  reject(failure: unknown): void
}

export class Committer {
  private queue: Job[] = []
  private isClosed = false

  constructor(
    private readonly storage: Storage,
    private readonly lockWaitMsMax: number,
  ) {}

  /**
   * Runs `evaluate` against the newest state and commits what it answers; resolves when that is on disk. Waits while a
   * transaction holds what it wants to change, for as long as the limits say.
   */
  submit<T>(evaluate: () => Outcome<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Error('The database is closed.'))
    return new Promise<T>((resolve, reject) => {
      const giveUpAt = performance.now() + this.lockWaitMsMax
      this.enqueue({ evaluate, giveUpAt, resolve, reject })
    })
  }

  /** Commits what is waiting, then takes nothing more. */
  close(): void {
    this.flush()
    this.isClosed = true
  }

  private enqueue(job: Job): void {
    if (this.queue.push(job) === 1) setImmediate(() => this.flush())
  }

  private flush(): void {
    const jobs = this.queue
    this.queue = []
    if (jobs.length === 0) return
    try {
      const settle = this.storage.write(() => jobs.map((job) => this.run(job)))
      for (const settleOne of settle) settleOne()
    } catch (failure) {
      for (const job of jobs) job.reject(failure)
    }
  }

  /** Evaluates and applies one job; what it answers is done after the commit. */
  private run(job: Job): () => void {
    let outcome: Outcome<unknown>
    try {
      outcome = job.evaluate()
    } catch (thrown) {
      if (thrown instanceof Held) return () => this.waitFor(thrown.released, job)
      return () => job.reject(thrown)
    }
    this.storage.apply(outcome.changes)
    return () => ('failure' in outcome ? job.reject(outcome.failure) : job.resolve(outcome.result))
  }

  private waitFor(released: Promise<void>, job: Job): void {
    const waitMs = job.giveUpAt - performance.now()
    const timer = setTimeout(() => job.reject(lockTimeout()), Math.max(0, waitMs))
    void released.then(() => {
      clearTimeout(timer)
      if (performance.now() < job.giveUpAt) this.enqueue(job)
      else job.reject(lockTimeout())
    })
  }
}
