/** Faults: what is set goes wrong, as often as it was set, and as production would tell it. */
import { cloudWith, type Json, stopClouds, withSdk } from './with-cloud'

const notes = `${withSdk}
  const told = async (work) => {
    try { return { done: await work() } } catch (error) { return { code: error.errCode, text: String(error.errMsg || error.message) } }
  }
  exports.main = async ({ how, id, times = 1 }) => {
    const one = () => ({
      add: () => db.collection('notes').add({ data: { _id: id, n: 1 } }),
      read: () => db.collection('notes').where({ _id: id }).get(),
      count: () => db.collection('others').count(),
      transfer: () => db.runTransaction(async (transaction) => {
        await transaction.collection('notes').doc('a').set({ data: { n: 1 } })
        await transaction.collection('notes').doc('b').set({ data: { n: 1 } })
      }),
      goOn: async () => {
        const transaction = await db.startTransaction()
        const write = () => transaction.collection('notes').doc('goOn').set({ data: { n: 1 } })
        await write().catch(() => undefined)
        await write()
      },
    })[how]()
    const answers = []
    for (let time = 0; time < times; time += 1) answers.push(await told(one))
    return answers
  }`
const openCloud = () =>
  cloudWith(
    { notes: { code: notes, config: { timeout: 20 } } },
    { schema: { collections: [{ name: 'notes' }, { name: 'others' }] }, faultSeed: 7 },
  )
let cloud: Awaited<ReturnType<typeof openCloud>>
beforeAll(async () => (cloud = await openCloud()))
afterAll(stopClouds)
afterEach(() => cloud.faults.clear())

const run = async (how: string, id = 'x', times = 1): Promise<Json[]> =>
  (await cloud.call('notes', { how, id, times })).body
const noteIds = async () =>
  ((await cloud.ask('/console/api/documents?collection=notes&limit=100')).body as { _id: string }[]).map(
    ({ _id }) => _id,
  )

test('a time-out has done nothing', async () => {
  cloud.faults.add({ kind: 'time-out', action: 'database.insertDocument', times: 1 })
  expect((await run('add', 'late'))[0].text).toMatch(/Timeout|too long/i)
  expect(await noteIds()).not.toContain('late')
  expect((await run('add', 'late'))[0].done).toBeDefined()
})

test('a lost reply has done its work', async () => {
  cloud.faults.add({ kind: 'lost-reply', action: 'database.insertDocument', times: 1 })
  expect((await run('add', 'lost'))[0].done).toBeUndefined()
  expect(await noteIds()).toContain('lost')
})

test.each([
  ['duplicate-key', /E11000/],
  ['duplicate-write', /DATABASE_DUPLICATE_WRITE|DuplicateWrite/],
])('a duplicate key can be told as %s', async (kind, text) => {
  cloud.faults.add({ kind, times: 1 })
  expect((await run('add', kind))[0].text).toMatch(text)
})

test('a real duplicate can be told in the documented form, and nothing else is', async () => {
  await run('add', 'twice')
  cloud.faults.add({ kind: 'duplicate-form' })
  expect((await run('add', 'twice'))[0].text).toMatch(/DuplicateWrite/)
  expect((await run('add', 'only once'))[0].done).toBeDefined()
  expect(cloud.faults.list()).toMatchObject([{ struck: 1 }])
  cloud.faults.clear()
  expect((await run('add', 'twice'))[0].text).toMatch(/E11000/)
})

test('a conflict aborts the transaction that meets it', async () => {
  cloud.faults.add({ kind: 'conflict', collection: 'notes', times: 1 })
  const [first] = await run('transfer')
  expect(first.text).toMatch(/TransactionConflict/)
  expect(await noteIds()).not.toContain('a')
  cloud.faults.add({ kind: 'conflict', collection: 'notes', times: 1 })
  expect((await run('goOn'))[0].text).toMatch(/TransactionNotExist/)
  expect((await run('transfer'))[0].text).toBeUndefined()
  expect(await noteIds()).toEqual(expect.arrayContaining(['a', 'b']))
})

test('only what the rule names is struck', async () => {
  cloud.faults.add({ kind: 'time-out', collection: 'notes' })
  expect((await run('read'))[0].text).toBeDefined()
  expect((await run('count'))[0].done).toBeDefined()
})

test('the next n are struck, then no more', async () => {
  cloud.faults.add({ kind: 'time-out', action: 'database.getDocument', times: 2 })
  const answers = await run('read', 'x', 4)
  expect(answers.map(({ done }) => done !== undefined)).toEqual([false, false, true, true])
  expect(cloud.faults.list()).toEqual([])
})

test('chance comes from the seed and from nothing else', async () => {
  const struck = async () => {
    const again = await openCloud()
    again.faults.add({ kind: 'time-out', action: 'database.getDocument', probability: 0.5 })
    const { body } = await again.call('notes', { how: 'read', id: 'x', times: 20 })
    return (body as { done?: unknown }[]).map(({ done }) => done === undefined)
  }
  const [first, second] = await Promise.all([struck(), struck()])
  expect(first).toEqual(second)
  expect(first).toContain(true)
  expect(first).toContain(false)
})

test('latency only takes its time', async () => {
  const id = cloud.faults.add({ kind: 'latency', latencyMs: 5 })
  expect((await run('read'))[0].done).toBeDefined()
  expect(cloud.faults.list()).toMatchObject([{ id, kind: 'latency', struck: 1 }])
})

test.each([
  { kind: 'earthquake' },
  { kind: 'latency', probability: 2 },
  { kind: 'conflict', times: 0 },
  { kind: 'conflict', often: 1 },
  'conflict',
  undefined,
])('%j is no fault', (rule) => expect(() => cloud.faults.add(rule)).toThrow(/cannot be set/))
