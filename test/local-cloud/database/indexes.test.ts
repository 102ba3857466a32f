/** An index changes how fast an answer comes, never what it is: the same documents with and without indexes. */
import fc from 'fast-check'
import { type Database, openDatabase } from '../../../local-cloud/database/database'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, ejson, type Fields, listOf } from './admin-door'

const indexes = [
  { keys: { a: 1 as const } },
  { keys: { a: 1 as const, b: -1 as const } },
  { keys: { b: -1 as const, c: 1 as const, a: -1 as const } },
  { keys: { 'o.x': 1 as const } },
  { keys: { l: 1 as const, a: 1 as const } },
  { keys: { c: 1 as const, _id: 1 as const } },
  { keys: { b: 1 as const, c: -1 as const, _id: -1 as const } },
]

let dir: string
let database: Database
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'local-cloud-indexes-'))
  const collections = [{ name: 'indexed', indexes }, { name: 'plain' }]
  database = await openDatabase({ dir, clock: { now: () => 0 }, schema: { collections } })
})
afterAll(async () => {
  await database.close()
  rmSync(dir, { recursive: true, force: true })
})

const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2, max: 3 }) },
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0.5,
    -0,
    '',
    'x',
    'x\u0000',
    'xy',
    '会',
    '😀',
    '！',
    new Date(0),
    new Date(5),
  ),
)
const document = fc.record(
  {
    a: scalar,
    b: scalar,
    c: scalar,
    o: fc.oneof(
      fc.record({ x: scalar }),
      fc.constant(5),
      fc.array(fc.record({ x: scalar }), { maxLength: 2 }),
    ),
    l: fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  },
  { requiredKeys: [] },
)
const comparison = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne')
const condition = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
  fc.tuple(comparison, scalar).map(([operator, value]) => ({ [operator]: value })),
  fc.tuple(scalar, scalar).map(([$gte, $lt]) => ({ $gte, $lt })),
  fc.boolean().map(($exists) => ({ $exists })),
)
const path = fc.constantFrom('a', 'b', 'c', 'o.x', 'l')
const simple = fc.dictionary(path, condition, { maxKeys: 3, noNullPrototype: true })
const query = fc.oneof(
  { weight: 4, arbitrary: simple },
  fc.array(simple, { minLength: 1, maxLength: 2 }).map(($and) => ({ $and })),
  fc.array(simple, { minLength: 1, maxLength: 2 }).map(($or) => ({ $or })),
)
const order = fc.uniqueArray(fc.tuple(path, fc.constantFrom(1, -1)), {
  maxLength: 2,
  selector: ([name]) => name,
})

function asked(collectionName: string, fields: Fields): Promise<Fields> {
  return ask(database, 'getDocument', { collectionName, queryType: 'WHERE', limit: 1000, ...fields })
}

test.each([1, -1])('a text is not found by one that it begins with (direction %i)', async (direction) => {
  await fill([{ a: 'x' }, { a: 'x\u0000' }, { a: 'x\u0001' }, { b: 'x' }, { b: 'x\u0000' }, { b: 'x\u0001' }])
  const path = direction === 1 ? 'a' : 'b'
  const ids = idsOf(await asked('indexed', { query: ejson({ [path]: 'x' }) }))
  expect(ids).toEqual(direction === 1 ? [0] : [3])
})

test('a query finds the same documents with and without indexes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 12 }),
      fc.array(query, { minLength: 6, maxLength: 6 }),
      async (documents, queries) => {
        await fill(documents)
        for (const filter of queries) {
          const [indexed, plain] = await Promise.all(
            ['indexed', 'plain'].map((name) => asked(name, { query: ejson(filter) })),
          )
          expect(idsOf(indexed)).toEqual(idsOf(plain))
        }
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('an order is the same with and without indexes, also by pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 12 }),
      simple,
      order,
      async (documents, filter, sort) => {
        await fill(documents)
        const fields = { query: ejson(filter), order: ejson(Object.fromEntries([...sort, ['_id', 1]])) }
        const [indexed, plain] = await Promise.all(['indexed', 'plain'].map((name) => asked(name, fields)))
        const listed = listOf(plain ?? {}).map(({ _id }) => _id)
        expect(listOf(indexed ?? {}).map(({ _id }) => _id)).toEqual(listed)
        const page = await asked('indexed', { ...fields, offset: 1, limit: 2 })
        expect(listOf(page).map(({ _id }) => _id)).toEqual(listed.slice(1, 3))
      },
    ),
    { numRuns: 120 },
  )
}, 60_000)

test.each([
  ['c', 1, 1],
  ['c', -1, -1],
  ['c', 1, -1],
  ['b', 1, 1],
  ['b', -1, -1],
] as const)(
  'a list of values for %s, ordered by it (%i) and by id (%i), comes in that order',
  async (name, first, then) => {
    const values = [3, 1, 2, 1, 3, 2, 1, 'x', null]
    await fill(values.map((value) => ({ [name]: value, ...(name === 'b' && { c: 0 }) })))
    const filter = { [name]: { $in: ['x', 3, 1] }, ...(name === 'b' && { c: 0 }) }
    const middle = name === 'b' ? { c: 1 } : {}
    const fields = { query: ejson(filter), order: ejson({ [name]: first, ...middle, _id: then }) }
    const [indexed, plain] = await Promise.all(['indexed', 'plain'].map((where) => asked(where, fields)))
    const listed = listOf(plain ?? {}).map(({ _id }) => _id)
    expect(listed).toHaveLength(6)
    expect(listOf(indexed ?? {}).map(({ _id }) => _id)).toEqual(listed)
    const page = await asked('indexed', { ...fields, offset: 1, limit: 3 })
    expect(listOf(page).map(({ _id }) => _id)).toEqual(listed.slice(1, 4))
  },
)

test('what is removed or changed leaves no entry behind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 8 }),
      document,
      simple,
      async (documents, changed, filter) => {
        await fill(documents)
        for (const collectionName of ['indexed', 'plain']) {
          const all = { collectionName, queryType: 'WHERE', query: ejson({ _id: { $lt: 4 } }) }
          await ask(database, 'modifyDocument', {
            ...all,
            merge: true,
            data: ejson({ $set: { z: 1, ...changed } }),
          })
          await ask(database, 'removeDocument', { ...all, query: ejson({ _id: { $in: [1, 5] } }) })
        }
        const [indexed, plain] = await Promise.all(
          ['indexed', 'plain'].map((name) => asked(name, { query: ejson(filter) })),
        )
        expect(idsOf(indexed)).toEqual(idsOf(plain))
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

async function fill(documents: Fields[]): Promise<void> {
  for (const collectionName of ['indexed', 'plain']) {
    await ask(database, 'removeDocument', { collectionName, queryType: 'WHERE', query: '{}' })
    if (documents.length === 0) continue
    const data = documents.map((fields, _id) => ejson({ _id, ...fields }))
    expect(await ask(database, 'insertDocument', { collectionName, data })).toHaveProperty('data')
  }
}

function idsOf(reply: Fields | undefined): unknown[] {
  return listOf(reply ?? {})
    .map(({ _id }) => Number(_id))
    .sort((one, other) => one - other)
}
