/**
 * The one place that writes. What is asked is evaluated at once, over everything asked before it; writes that come while
 * others are on their way to the disk go there together. Each is answered when it is on disk, and so is what it was
 * evaluated over.
 */
import { setImmediate } from 'node:timers'
import type { Collection } from './catalog'
import { lockTimeout } from './failures'
import { Held } from './locks'
import { Overlay } from './overlay'
import type { Storage } from './storage'
import { View } from './view'

/** What one write came to. `failure`: it stopped half way, and what it wrote before that stays. */
export type Outcome<T> = { overlay: Overlay; result: T } | { overlay: Overlay; failure: unknown }

interface Job {
  evaluate(): Outcome<unknown>
  /** performance.now() at which it stops waiting for a lock. */
  giveUpAt: number
  resolve(result: unknown): void
  reject(failure: unknown): void
}

/** What goes to the disk together, and who is told. */
interface Batch {
  overlay: Overlay
  answers: { settle(): void; reject(failure: unknown): void }[]
}

const emptyBatch = (): Batch => ({ overlay: new Overlay(), answers: [] })

export class Committer {
  /** What will go to the disk next, and what is on its way. */
  private next = emptyBatch()
  private flying: Batch | undefined
  private isScheduled = false
  private isClosed = false
  private idle: () => void = () => undefined

  constructor(
    private readonly storage: Storage,
    private readonly lockWaitMsMax: number,
  ) {}

  /** The newest state with everything that is on its way to the disk, and with the writer's own writes. */
  view(own?: Overlay): View {
    const underway = [this.next.overlay, this.flying?.overlay].filter((layer) => layer && !layer.isEmpty)
    return new View(
      this.storage.newest,
      [own, ...underway].filter((layer) => layer !== undefined),
    )
  }

  /** Whether a change of this row is on its way to the disk. */
  isChanging(collection: Collection, rowNo: number): boolean {
    return [this.next, this.flying].some((batch) => batch?.overlay.rowsOf(collection).has(rowNo))
  }

  /**
   * Evaluates a write and resolves with its result when that is on disk. Waits while a transaction holds what it wants
   * to change, for as long as the limits say.
   */
  submit<T>(evaluate: () => Outcome<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new Error('The database is closed.'))
    return new Promise<T>((resolve, reject) => {
      this.run({ evaluate, giveUpAt: performance.now() + this.lockWaitMsMax, resolve, reject })
    })
  }

  /** Takes nothing more; resolves when everything asked before is on disk. */
  async close(): Promise<void> {
    this.isClosed = true
    if (this.flying || this.next.answers.length > 0)
      await new Promise<void>((resolve) => (this.idle = resolve))
  }

  private run(job: Job): void {
    let outcome: Outcome<unknown>
    try {
      outcome = job.evaluate()
    } catch (thrown) {
      if (thrown instanceof Held) this.waitFor(thrown.released, job)
      else job.reject(thrown)
      return
    }
    const settle = () => ('failure' in outcome ? job.reject(outcome.failure) : job.resolve(outcome.result))
    this.next.overlay.absorb(outcome.overlay)
    this.next.answers.push({ settle, reject: (failure) => job.reject(failure) })
    this.schedule()
  }

  /** Requests that arrive in the same turn of the event loop go together. */
  private schedule(): void {
    if (this.flying || this.isScheduled) return
    this.isScheduled = true
    setImmediate(() => {
      this.isScheduled = false
      void this.flush()
    })
  }

  private async flush(): Promise<void> {
    const batch = this.next
    this.flying = batch
    this.next = emptyBatch()
    try {
      await this.storage.commit(batch.overlay.changes())
      this.flying = undefined
      for (const { settle } of batch.answers) settle()
    } catch (failure) {
      this.fail(batch, failure)
    }
    if (this.next.answers.length > 0) this.schedule()
    else this.idle()
  }

  /** What was evaluated over a batch that failed has failed with it. */
  private fail(batch: Batch, failure: unknown): void {
    const answers = [...batch.answers, ...this.next.answers]
    this.flying = undefined
    this.next = emptyBatch()
    for (const { reject } of answers) reject(failure)
  }

  private waitFor(released: Promise<void>, job: Job): void {
    const waitMs = job.giveUpAt - performance.now()
    const timer = setTimeout(() => job.reject(lockTimeout()), Math.max(0, waitMs))
    void released.then(() => {
      clearTimeout(timer)
      if (performance.now() < job.giveUpAt) this.run(job)
      else job.reject(lockTimeout())
    })
  }
}
