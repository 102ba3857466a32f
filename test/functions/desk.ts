/** The kernel on a database in memory, with a clock that a test moves and a count of the calls. */
import { createHmac } from 'node:crypto'
import { readAccount, writeAccount } from '../../cloudfunctions/lib/account'
import type { CollectionName } from '../../cloudfunctions/lib/collections'
import { type Edge, freshMemory } from '../../cloudfunctions/lib/edge'
import type { Operation } from '../../cloudfunctions/lib/operation'
import { perform } from '../../cloudfunctions/lib/perform'
import type { Store, Stored } from '../../cloudfunctions/lib/store'
import { balanceOf, type Account } from '../../src/domain/account'
import { type Decision, plan, type Plan } from '../../src/domain/plan'
import { earn, spend } from '../../src/domain/points'
import { inputHash, requestOpId, timeOfRequest } from '../../src/domain/request'
import { refuse, type Reply } from '../../src/domain/result'
import { at, settings } from '../domain/given'
import { type MemoryDatabase, openMemoryDatabase } from '../simulation/memory-database'
import { transactIn } from '../simulation/memory-transaction'
import { ulid } from './cloud'

export interface Desk {
  edge: Edge
  database: MemoryDatabase
  /** Names of the store's calls since the last look. */
  calls: string[]
  moveTo(moment: number): void
  account(memberId?: string): Promise<Account>
  /** Performs one operation. */
  one(operation: Operation, memberId?: string): Promise<Reply<unknown>>
  all(collection: CollectionName): Stored[]
  /** Puts an account into the database as if it had a history. */
  keep(account: Account): Promise<void>
  /** Called before each call of the store: may change the world, or throw. */
  before: (call: string) => void | Promise<void>
}

export const alice = `m${'a'.repeat(26)}`
export const bo = `m${'b'.repeat(26)}`

export function openDesk(beijing = '2026-11-21 09:00'): Desk {
  let now = at(beijing)
  const database = openMemoryDatabase({
    unique: { members: 'memberNo' },
    onWrite: () => undefined,
    isStrict: true,
  })
  const desk: Desk = {
    edge: {
      store: storeOf(database, () => desk),
      platform: {
        envId: 'desk',
        openPhone: async () => null,
        removeFiles: async () => undefined,
        removePath: async () => undefined,
      },
      now: () => now,
      dice: () => 0.5,
      pause: () => Promise.resolve(),
      mac: (text) => createHmac('sha256', 'a key').update(text).digest(),
      secrets: { ingress: 's3cret', setup: 'opening' },
      notices: { templates: {}, send: () => Promise.reject(new Error('nothing is sent')) },
      memory: freshMemory(),
    },
    database,
    calls: [],
    moveTo: (moment) => void (now = moment),
    account: (memberId = alice) =>
      readAccount(
        storeOf(database, () => quiet),
        memberId,
      ),
    async one(operation, memberId = alice) {
      const [reply] = await perform(desk.edge, { memberId, settings, operations: [operation] })
      return reply!
    },
    all: (collection) => [...database.all(collection)],
    async keep(account) {
      await writeAccount(desk.edge.store, account, account)
      desk.calls.length = 0
    },
    before: () => undefined,
  }
  return desk
}

const patience = { dice: () => 0.5, pause: () => Promise.resolve() }
const quiet = { calls: [], before: () => undefined }

function storeOf(database: MemoryDatabase, desk: () => Pick<Desk, 'calls' | 'before'>): Store {
  const called = async <Value>(name: string, work: () => Value): Promise<Value> => {
    await desk().before(name)
    desk().calls.push(name)
    return work()
  }
  return {
    get: (collection, id) => called(`get ${collection}`, () => database.get(collection, id)),
    find: (collection, search) => called(`find ${collection}`, () => database.find(collection, search)),
    count: (collection, where) => called(`count ${collection}`, () => database.count(collection, where)),
    insert: (collection, documents) =>
      called(`insert ${collection}`, () => {
        if (documents.length === 0) throw new Error('the SDK refuses to insert nothing')
        return database.insert(collection, documents, 'stop there')
      }),
    update: (collection, where, change) =>
      called(`update ${collection}`, () => database.update(collection, where, change)),
    removeAll: (collection, where) =>
      called(`remove ${collection}`, () => database.removeAll(collection, where)),
    transact: (work) => transactIn({ database, call: called, patience }, work),
  }
}

/** An operation of a request that is sent now; sent again it is the same one. */
export function request(moment: number, decide: Operation['decide'], input: unknown = {}): Operation {
  const requestId = ulid(moment)
  return {
    opId: requestOpId(alice, 'test', requestId),
    time: timeOfRequest(requestId),
    input: inputHash(input),
    decide,
  }
}

const why = { of: 'redeem', label: '桂花拿铁' } as const

/** Gives points. */
export const giving =
  (points: number): Operation['decide'] =>
  (_account, now) =>
    plan({
      post: [earn(points, why, { at: now, settings })],
      answer: (after) => ({ balance: balanceOf(after) }),
    })

/** Takes points where there are enough; `parts` are what else the plan does. */
export const taking =
  (points: number, parts: Partial<Plan> = {}): Operation['decide'] =>
  (account): Decision =>
    balanceOf(account) < points
      ? refuse('POINTS_MISSING', '积分还差一点。')
      : plan({ post: [spend(points, why)], answer: (after) => ({ balance: balanceOf(after) }), ...parts })
