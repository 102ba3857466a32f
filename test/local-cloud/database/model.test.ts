/** Random writes and interleaved transactions, answered like the naive store answers them, step by step. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { type Database, openDatabase } from '../../../local-cloud/database/database'
import { ask, ejson, type Fields, listOf } from './admin-door'
import { Blocked, NaiveStore, type Outcome, type Thing } from './naive-store'

const schema = {
  collections: [
    { name: 'things', indexes: [{ keys: { code: 1 as const }, unique: true }, { keys: { n: 1 as const } }] },
  ],
}
let dir: string
let database: Database
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'local-cloud-model-'))
  database = await openDatabase({ dir, schema, clock: { now: () => 0 } })
})
afterAll(async () => {
  await database.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Slot 0 is outside transactions. */
interface Step {
  slot: number
  kind:
    'begin' | 'commit' | 'abort' | 'insert' | 'increment' | 'recode' | 'replace' | 'remove' | 'sweep' | 'read'
  id: number
  code: number
  n: number
}

const kinds = [
  'begin',
  'commit',
  'abort',
  'insert',
  'insert',
  'increment',
  'increment',
  'recode',
  'replace',
  'remove',
  'sweep',
  'read',
] as const
const small = fc.integer({ min: 1, max: 3 })
const step: fc.Arbitrary<Step> = fc.record({
  slot: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom(...kinds),
  id: small,
  code: small,
  n: fc.integer({ min: 0, max: 2 }),
})

/** Two things and two open transactions, so that what comes then meets something. */
const opening: Step[] = [
  { slot: 0, kind: 'insert', id: 1, code: 1, n: 1 },
  { slot: 0, kind: 'insert', id: 2, code: 2, n: 0 },
  { slot: 1, kind: 'begin', id: 0, code: 0, n: 0 },
  { slot: 2, kind: 'begin', id: 0, code: 0, n: 0 },
]

const by = (slot: number, kind: Step['kind'], thing: Partial<Step> = {}): Step => ({
  ...{ slot, kind, id: 0, code: 0, n: 0 },
  ...thing,
})

/** A code that one thing gives up and an older change takes: once it could be taken again. */
const handedOn = {
  inTransaction: [
    by(1, 'insert', { id: 3, code: 3 }),
    by(1, 'remove', { id: 2 }),
    by(1, 'recode', { id: 1, code: 2 }),
    by(1, 'recode', { id: 3, code: 1 }),
    by(1, 'commit'),
    by(0, 'insert', { id: 2, code: 1 }),
  ],
  atOnce: [
    [by(0, 'insert', { id: 1, code: 1 })],
    [
      by(0, 'insert', { id: 2, code: 3 }),
      by(0, 'recode', { id: 1, code: 2 }),
      by(0, 'recode', { id: 2, code: 1 }),
    ],
    [by(0, 'insert', { id: 3, code: 1 })],
  ],
}

/** The database, asked the same as the naive store. */
class Subject {
  private readonly ids = new Map<number, unknown>()

  async do({ slot, kind, id, code, n }: Step): Promise<unknown> {
    const one = { queryType: 'DOC', query: ejson({ _id: id }) }
    const all = { queryType: 'WHERE', query: ejson({ n: { $gte: n } }) }
    if (kind === 'begin') return this.begin(slot)
    if (kind === 'commit') return this.tell(slot, 'commitTransaction')
    if (kind === 'abort') return this.tell(slot, 'abortTransaction')
    if (kind === 'insert') return this.tell(slot, 'insertDocument', { data: [ejson({ _id: id, code, n })] })
    if (kind === 'increment') return this.update(slot, { ...all, data: { $inc: { n: 1 } } })
    if (kind === 'recode') return this.update(slot, { ...one, data: { $set: { code } } })
    if (kind === 'replace') return this.update(slot, { ...one, data: { $set: { code, n } } })
    if (kind === 'remove') return this.tell(slot, 'removeDocument', one)
    if (kind === 'sweep') return this.tell(slot, 'removeDocument', all)
    return this.things(slot)
  }

  async things(slot: number): Promise<unknown> {
    return this.tell(slot, 'getDocument', { queryType: 'WHERE' })
  }

  private async begin(slot: number): Promise<Outcome> {
    await this.tell(slot, 'abortTransaction')
    this.ids.set(slot, (await ask(database, 'startTransaction')).transactionId)
    return 0
  }

  private update(slot: number, fields: Fields): Promise<unknown> {
    return this.tell(slot, 'modifyDocument', { ...fields, merge: true, data: ejson(fields.data) })
  }

  private async tell(slot: number, action: string, fields: Fields = {}): Promise<unknown> {
    const transaction = slot === 0 ? {} : { transactionId: this.ids.get(slot) ?? 'none' }
    const reply = await ask(database, action, { collectionName: 'things', ...transaction, ...fields })
    if (reply.code !== undefined) return kindOf(reply)
    const { updated, deleted, insertedIds, list } = (reply.data ?? {}) as Record<string, unknown> // of this action
    if (list !== undefined) return listOf(reply)
    return updated ?? deleted ?? (Array.isArray(insertedIds) ? insertedIds.length : 0)
  }
}

function kindOf({ code, message }: Fields): unknown {
  if (code === 'DATABASE_TRANSACTION_CONFLICT') return 'conflict'
  if (code === 'DATABASE_TRANSACTION_FAIL') return 'over'
  return String(message).includes('E11000') ? 'duplicate' : message
}

function expected(store: NaiveStore, { slot, kind, id, code, n }: Step): unknown {
  const isOne = (thing: Thing) => thing._id === id
  const isMany = (thing: Thing) => thing.n >= n
  if (kind === 'begin') return (store.begin(slot), 0)
  if (kind === 'commit') return store.commit(slot)
  if (kind === 'abort') return store.abort(slot)
  if (kind === 'insert') return store.insert(slot, { _id: id, code, n })
  if (kind === 'increment') return store.change(slot, isMany, (thing) => ({ ...thing, n: thing.n + 1 }))
  if (kind === 'recode') return store.change(slot, isOne, (thing) => ({ ...thing, code }))
  if (kind === 'replace') return store.change(slot, isOne, (thing) => ({ ...thing, code, n }))
  if (kind === 'remove') return store.change(slot, isOne, () => undefined)
  if (kind === 'sweep') return store.change(slot, isMany, () => undefined)
  return store.things(slot) ?? 'over'
}

async function run(steps: Step[]): Promise<void> {
  await ask(database, 'removeDocument', { collectionName: 'things', queryType: 'WHERE', query: '{}' })
  const store = new NaiveStore()
  const subject = new Subject()
  try {
    for (const each of [...opening, ...steps]) {
      if (each.slot === 0 && ['begin', 'commit', 'abort'].includes(each.kind)) continue
      let wanted: unknown
      try {
        wanted = expected(store, each)
      } catch (thrown) {
        if (thrown instanceof Blocked) continue
        throw thrown
      }
      expect([each, await subject.do(each)]).toEqual([each, wanted])
      expect(await subject.things(0)).toEqual(store.things(0))
    }
  } finally {
    for (const slot of [1, 2, 3]) await subject.do({ slot, kind: 'abort', id: 0, code: 0, n: 0 })
  }
}

test('the database answers as the naive store does', async () => {
  const numRuns = Number(process.env.MODEL_RUNS ?? 50)
  const steps = fc.array(step, { minLength: 20, maxLength: 60 })
  await fc.assert(fc.asyncProperty(steps, run), { numRuns, examples: [[handedOn.inTransaction]] })
}, 600_000)

test('writes that are asked at once are answered as if asked one after another', async () => {
  const write = step.map((each) => ({ ...each, slot: 0 }))
  const bursts = fc.array(fc.array(write, { minLength: 2, maxLength: 12 }), { minLength: 1, maxLength: 4 })
  const numRuns = Number(process.env.MODEL_RUNS ?? 300)
  await fc.assert(fc.asyncProperty(bursts, runBursts), { numRuns, examples: [[handedOn.atOnce]] })
}, 600_000)

async function runBursts(bursts: Step[][]): Promise<void> {
  await ask(database, 'removeDocument', { collectionName: 'things', queryType: 'WHERE', query: '{}' })
  const store = new NaiveStore()
  const subject = new Subject()
  for (const burst of bursts) {
    // Reading is left out: what is on its way to the disk is not read yet.
    const writes = burst.filter(({ kind }) => !['begin', 'commit', 'abort', 'read'].includes(kind))
    const wanted = writes.map((each) => expected(store, each))
    expect(await Promise.all(writes.map((each) => subject.do(each)))).toEqual(wanted)
    expect(await subject.things(0)).toEqual(store.things(0))
  }
}

test('a thousand increments at once are a thousand', async () => {
  await ask(database, 'removeDocument', { collectionName: 'things', queryType: 'WHERE', query: '{}' })
  await ask(database, 'insertDocument', { collectionName: 'things', data: [ejson({ _id: 1, n: 0 })] })
  const change = {
    collectionName: 'things',
    queryType: 'DOC',
    query: ejson({ _id: 1 }),
    merge: true,
    data: ejson({ $inc: { n: 1 } }),
  }
  await Promise.all(Array.from({ length: 1000 }, () => ask(database, 'modifyDocument', change)))
  expect(database.find('things', {})).toEqual([{ _id: 1, n: 1000 }])
})
