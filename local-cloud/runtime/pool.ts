/**
 * The instances of all functions. A call goes to an idle instance of its function; else it waits, and a new one is
 * started while the limits allow it. Idle instances are released after a while, or when another function needs room.
 */
import { CloudFailure } from '../failure'
import type { Limits } from '../options'
import type { FunctionFolder } from './function-folder'
import type { Call, Instance } from './instance'

export interface PoolOptions {
  limits: Limits
  start(folder: FunctionFolder, onEnd: () => void): Instance
}

export interface Answer {
  /** The function's result as JSON. */
  text: string
  /** True when the call was the first of its instance. */
  isCold: boolean
}

interface Job {
  folder: FunctionFolder
  call: Call
  resolve(answer: Answer): void
  reject(failure: unknown): void
}

interface Place {
  instance: Instance
  state: 'starting' | 'idle' | 'busy'
  idleSince: number
}

const stopping = () => new CloudFailure('CLOUD_STOPPING', 'The cloud is being stopped.')

export class Pool {
  private readonly places = new Set<Place>()
  private readonly queues = new Map<string, Job[]>()
  private isStopping = false
  private readonly sweep: NodeJS.Timeout

  constructor(private readonly options: PoolOptions) {
    const { workerIdleMs } = options.limits
    this.sweep = setInterval(() => void this.releaseIdle(workerIdleMs), Math.max(1000, workerIdleMs / 4))
    this.sweep.unref()
  }

  /** Runs a call on an instance of its function, now or when one is free. Refuses when too many wait already. */
  run(folder: FunctionFolder, call: Call): Promise<Answer> {
    if (this.isStopping) throw stopping()
    const queue = this.queues.get(folder.name) ?? []
    this.queues.set(folder.name, queue)
    if (queue.length >= this.options.limits.waitingMax)
      throw new CloudFailure(
        'FUNCTION_BUSY',
        `${queue.length} calls wait for the function "${folder.name}" already.`,
      )
    return new Promise((resolve, reject) => {
      queue.push({ folder, call, resolve, reject })
      this.assign()
    })
  }

  /** How many instances a function has, how many of them work, and how many calls wait for one. */
  load(name: string): { instances: number; busy: number; waiting: number } {
    const own = this.placesOf(name)
    const busy = own.filter((place) => place.state === 'busy').length
    return { instances: own.length, busy, waiting: this.queues.get(name)?.length ?? 0 }
  }

  /** Ends every instance that has been idle for this long, ms. */
  async releaseIdle(idleMs = 0): Promise<void> {
    const before = Date.now() - idleMs
    const idle = [...this.places].filter((place) => place.state === 'idle' && place.idleSince <= before)
    await Promise.all(idle.map((place) => this.drop(place)))
  }

  /** Lets running and waiting calls finish for this long, ms, then ends every instance. */
  async stop(graceMs: number): Promise<void> {
    this.isStopping = true
    clearInterval(this.sweep)
    const deadline = Date.now() + graceMs
    while (this.isWorking() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
    for (const queue of this.queues.values()) for (const job of queue.splice(0)) job.reject(stopping())
    await Promise.all([...this.places].map((place) => this.drop(place)))
  }

  private isWorking(): boolean {
    const isWaiting = [...this.queues.values()].some((queue) => queue.length > 0)
    return isWaiting || [...this.places].some((place) => place.state === 'busy')
  }

  private placesOf(name: string): Place[] {
    return [...this.places].filter((place) => place.instance.folder.name === name)
  }

  /** Gives waiting calls to idle instances, oldest call first, and starts instances for what still waits. */
  private assign(): void {
    for (const [name, queue] of this.queues) {
      for (let job = queue[0]; job !== undefined; job = queue[0]) {
        const place = this.idlePlaceFor(job.folder)
        if (place === undefined) break
        queue.shift()
        void this.work(place, job)
      }
      const starting = this.placesOf(name).filter((place) => place.state === 'starting').length
      for (const job of queue.slice(starting)) if (!this.grow(job.folder)) break
    }
  }

  private idlePlaceFor(folder: FunctionFolder): Place | undefined {
    for (const place of this.placesOf(folder.name)) {
      if (place.state !== 'idle') continue
      if (place.instance.folder.version === folder.version) return place
      // An instance of an older bundle has answered its last call.
      void this.drop(place)
    }
    return undefined
  }

  private grow(folder: FunctionFolder): boolean {
    const { workersMax, workersPerFunctionMax, workersStartingMax } = this.options.limits
    const own = this.placesOf(folder.name).length
    const starting = [...this.places].filter((place) => place.state === 'starting').length
    if (own >= workersPerFunctionMax || starting >= workersStartingMax) return false
    if (this.places.size >= workersMax && !this.makeRoom() && own > 0) return false
    this.start(folder)
    return true
  }

  /** Ends the instance that has been idle longest; false when all work. */
  private makeRoom(): boolean {
    const idle = [...this.places].filter((place) => place.state === 'idle')
    const oldest = idle.sort((a, b) => a.idleSince - b.idleSince)[0]
    if (oldest) void this.drop(oldest)
    return oldest !== undefined
  }

  private start(folder: FunctionFolder): void {
    const instance = this.options.start(folder, () => {
      this.places.delete(place)
      this.assign()
    })
    const place: Place = { instance, state: 'starting', idleSince: 0 }
    this.places.add(place)
    instance.ready.then(
      () => this.rest(place),
      (failure: unknown) => this.refuseUnloadable(place, failure),
    )
  }

  private async work(place: Place, job: Job): Promise<void> {
    place.state = 'busy'
    const isCold = place.instance.calls === 0
    try {
      job.resolve({ text: await place.instance.call(job.call), isCold })
    } catch (failure) {
      job.reject(failure)
    }
    this.rest(place)
  }

  private rest(place: Place): void {
    if (place.instance.isOver) this.places.delete(place)
    else Object.assign(place, { state: 'idle', idleSince: Date.now() })
    this.assign()
  }

  /** All who wait for a bundle that cannot be loaded are told so; a later call tries again. */
  private refuseUnloadable(place: Place, failure: unknown): void {
    this.places.delete(place)
    const queue = this.queues.get(place.instance.folder.name) ?? []
    for (const job of queue.splice(0)) job.reject(failure)
    this.assign()
  }

  private async drop(place: Place): Promise<void> {
    this.places.delete(place)
    await place.instance.end()
  }
}
