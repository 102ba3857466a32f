/**
 * A cloud in simulated time around a database in memory. A call of the database takes ten ms, and a write that changes
 * a document holds it so long; any number of calls run at once. An instance takes half a second to start and does one
 * call at a time; who finds none waits for a turn. The phone, its network and the processor take no time.
 */
import { createHmac } from 'node:crypto'
import { type Edge, freshMemory } from '../../cloudfunctions/lib/edge'
import type { Store } from '../../cloudfunctions/lib/store'
import { diceOf } from '../../test/simulation/dice'
import type { MemoryDatabase } from '../../test/simulation/memory-database'
import { type SimulatedTime, turns } from './simulated-time'

export const callMs = 10
const startMs = 500

export interface SimulatedCloud {
  /** Does the work on an instance, as soon as one is free. */
  call<Answer>(work: (edge: Edge) => Promise<Answer>): Promise<Answer>
  /** How many calls of the database began in each second. */
  callsBySecond: Map<number, number>
  /** How long each call was on its instance, ms. */
  insideMs: number[]
}

export function simulateCloud(
  time: SimulatedTime,
  { database, instancesMax }: { database: MemoryDatabase; instancesMax: number },
): SimulatedCloud {
  const callsBySecond = new Map<number, number>()
  const insideMs: number[] = []
  const store = storeOf(database, time, () => {
    const second = Math.floor(time.now() / 1000)
    callsBySecond.set(second, (callsBySecond.get(second) ?? 0) + 1)
  })
  const idle: Edge[] = []
  const queue: ((edge: Edge) => void)[] = []
  let instances = 0
  const free = (edge: Edge): void => {
    const next = queue.shift()
    if (next) next(edge)
    else idle.push(edge)
  }
  const grow = async (): Promise<void> => {
    instances += 1
    const edge = edgeOf(store, time, instances)
    await time.wait(startMs)
    free(edge)
  }
  return {
    callsBySecond,
    insideMs,
    async call(work) {
      const found = idle.pop()
      if (!found && instances < instancesMax) void grow()
      const edge = found ?? (await new Promise<Edge>((resolve) => void queue.push(resolve)))
      const begun = time.now()
      try {
        return await work(edge)
      } finally {
        insideMs.push(time.now() - begun)
        free(edge)
      }
    },
  }
}

function edgeOf(store: Store, time: SimulatedTime, seed: number): Edge {
  const nothing = async () => undefined
  const dice = diceOf(seed)
  return {
    store,
    platform: { envId: 'bench', openPhone: async () => null, removeFiles: nothing, removePath: nothing },
    now: time.now,
    dice: () => dice.next(),
    pause: (ms) => time.wait(ms),
    mac: (text) => createHmac('sha256', 'bench').update(text).digest(),
    secrets: { ingress: null, setup: null },
    notices: { templates: {}, send: () => Promise.reject(new Error('nothing is sent')) },
    memory: freshMemory(),
  }
}

function storeOf(database: MemoryDatabase, time: SimulatedTime, count: () => void): Store {
  const documents = turns()
  const after = async <Value>(value: Value): Promise<Value> => {
    count()
    await time.wait(callMs)
    return value
  }
  return {
    get: (collection, id) => after(database.get(collection, id)),
    find: (collection, search) => after(database.find(collection, search)),
    count: (collection, where) => after(database.count(collection, where)),
    insert: (collection, inserted) => after(database.insert(collection, inserted, 'stop there')),
    removeAll: (collection, where) => after(database.removeAll(collection, where)),
    async update(collection, where, change) {
      const name = `${collection}/${where._id}`
      await documents.take(name)
      const isChanged = database.update(collection, where, change)
      // What matched nothing has held nothing.
      if (!isChanged) documents.leave(name)
      await after(null)
      if (isChanged) documents.leave(name)
      return isChanged
    },
    transact: () => Promise.reject(new Error('a rush has no transactions')),
  }
}
