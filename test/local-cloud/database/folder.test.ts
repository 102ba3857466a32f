/** What happens to a data folder: kept, refused, or mended after a torn write. */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, type DatabaseOptions, openDatabase } from '../../../local-cloud/database/database'
import { ask, ejson } from './admin-door'

let parent: string
let dir: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'local-cloud-folder-'))
  dir = join(parent, 'database')
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

const clock = { now: () => 1000 }

async function refusalOf(options: Partial<DatabaseOptions> = {}): Promise<unknown> {
  try {
    const database = await openDatabase({ dir, clock, ...options })
    await database.close()
    return 'opened'
  } catch (thrown) {
    const { code, message } = thrown as { code: string; message: string } // a CloudFailure
    expect(message).toMatch(/^[A-Z].*\.$/)
    return code
  }
}

const schema = { collections: [{ name: 'others' }] }

/** Documents that all have the same kind. */
async function fill(count: number): Promise<void> {
  const database = await openDatabase({ dir, clock, schema })
  for (let n = 0; n < count; n++) {
    const data = [ejson({ _id: n, kind: 'x', text: 'x'.repeat(3000) })]
    await ask(database, 'insertDocument', { collectionName: 'others', data })
  }
  await database.close()
}

async function countAfterOpening(): Promise<number | undefined> {
  const database = await openDatabase({ dir, clock })
  const count = database.collections().find(({ name }) => name === 'others')?.count
  await database.close()
  return count
}

test('documents, collections and their order are there after opening again', async () => {
  const insert = (database: Database, ids: string[]) =>
    ask(database, 'insertDocument', { collectionName: 'made', data: ids.map((_id) => ejson({ _id })) })
  const before = await openDatabase({ dir, clock })
  await ask(before, 'addCollection', { collectionName: 'made' })
  await insert(before, ['z', 'a'])
  await before.close()
  const after = await openDatabase({ dir, clock })
  await insert(after, ['m'])
  expect(after.find('made', {}).map(({ _id }) => _id)).toEqual(['z', 'a', 'm'])
  await after.close()
})

test('a folder of a newer format is refused', async () => {
  await fill(1)
  const path = join(dir, 'data.mdb')
  const newer = readFileSync(path).toString('latin1').replaceAll('format1', 'format2')
  writeFileSync(path, Buffer.from(newer, 'latin1'))
  expect(await refusalOf()).toBe('DATA_NEWER')
})

test('a path that is a file is refused', async () => {
  writeFileSync(dir, 'a file')
  expect(await refusalOf()).toBe('DATA_NOT_WRITABLE')
})

test('a folder below a file is refused', async () => {
  writeFileSync(join(parent, 'file'), 'a file')
  dir = join(parent, 'file', 'database')
  expect(await refusalOf()).toBe('DATA_NOT_WRITABLE')
})

test('a file that is no database is refused', async () => {
  mkdirSync(dir)
  writeFileSync(join(dir, 'data.mdb'), 'this was never a database'.repeat(1000))
  expect(await refusalOf()).toBe('DATA_DAMAGED')
})

test.each([
  ['a collection twice', { collections: [{ name: 'a' }, { name: 'a' }] }],
  ['a name that is none', { collections: [{ name: '$a' }] }],
  ['an index without fields', { collections: [{ name: 'a', indexes: [{ keys: {} }] }] }],
])('a schema with %s is refused', async (_, wrong) => {
  expect(await refusalOf({ schema: wrong })).toBe('OPTIONS_INVALID')
})

test('a unique index over equal keys is refused, and the folder stays as it was', async () => {
  await fill(2)
  const indexes = [{ keys: { kind: 1 as const }, unique: true }]
  expect(await refusalOf({ schema: { collections: [{ name: 'others', indexes }] } })).toBe('OPTIONS_INVALID')
  expect(await countAfterOpening()).toBe(2)
})

test('an index over texts that are too long for one is refused', async () => {
  await fill(1)
  const indexes = [{ keys: { text: 1 as const } }]
  expect(await refusalOf({ schema: { collections: [{ name: 'others', indexes }] } })).toBe('OPTIONS_INVALID')
})

test('an index that is declared later is built, one that is no longer declared is dropped', async () => {
  await fill(3)
  const indexes = [{ keys: { kind: 1 as const, _id: -1 as const } }]
  const later = await openDatabase({ dir, clock, schema: { collections: [{ name: 'others', indexes }] } })
  expect(later.find('others', { query: { kind: 'x' } }).map(({ _id }) => _id)).toEqual([2, 1, 0])
  await later.close()
  const without = await openDatabase({ dir, clock, schema })
  expect(without.collections()[0]?.indexes.map(({ name }) => name)).toEqual(['_id_'])
  expect(without.find('others', { query: { kind: 'x' } }).map(({ _id }) => _id)).toEqual([0, 1, 2])
  await without.close()
})

test('a page torn beyond the last commit does no harm', async () => {
  await fill(20)
  appendFileSync(join(dir, 'data.mdb'), Buffer.alloc(3 * 4096 + 100, 0xab))
  expect(await countAfterOpening()).toBe(20)
  await fill(0)
})

test('an empty file, left by a process that was killed at once, is a new database', async () => {
  mkdirSync(dir)
  writeFileSync(join(dir, 'data.mdb'), '')
  await fill(2)
  expect(await countAfterOpening()).toBe(2)
})
