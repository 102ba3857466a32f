/** Several documents at once: what the SDK's own helper leaves undone, and ours does. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleFunction } from '../../config/build/bundle'
import { type Cloud, startCloud } from '../../local-cloud'
import type { Wire } from './cloud'

let cloud: Cloud
let dir: string

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'siyu-transaction-'))
  await bundleFunction(path.join(__dirname, 'transfer.ts'), path.join(dir, 'functions/transfer'))
  cloud = await startCloud({
    functionsDir: path.join(dir, 'functions'),
    dataDir: path.join(dir, 'cloud'),
    schema: { collections: [{ name: 'stores' }] },
    timers: false,
  })
})

afterAll(async () => {
  await cloud.stop()
  rmSync(dir, { recursive: true, force: true })
})

afterEach(() => cloud.faults.clear())

async function stock(): Promise<Record<string, number>> {
  const page = await fetch(`${cloud.url}/console/api/documents?collection=stores`)
  const documents: Wire[] = await page.json()
  return Object.fromEntries(documents.map(({ _id, count }) => [_id, count]))
}

const transfer = async (event: object): Promise<Wire> => (await cloud.invoke('transfer', event)).result

test('our helper moves between two documents, and tries again what met a conflict', async () => {
  await transfer({ way: 'ours' })
  const before = await stock()
  cloud.faults.add({ kind: 'conflict', action: 'database.modifyDocument', times: 2 })
  expect(await transfer({ way: 'ours' })).toEqual({ attempts: 3 })
  expect(await stock()).toEqual({ from: before.from! - 1, to: before.to! + 1 })
})

test('the helper of the SDK gives up at the first conflict of a write', async () => {
  cloud.faults.add({ kind: 'conflict', action: 'database.modifyDocument', times: 1 })
  expect(await transfer({ way: 'sdk' })).toMatchObject({
    attempts: 1,
    error: expect.stringMatching('TransactionConflict'),
  })
})

test('what throws in the middle leaves nothing behind', async () => {
  const before = await stock()
  expect(await transfer({ way: 'ours', throws: true })).toMatchObject({
    attempts: 1,
    error: 'changed its mind',
  })
  expect(await stock()).toEqual(before)
})

/** As callers do: whoever met a conflict at every try, on a busy machine, has moved nothing and asks again. */
async function moveOne(): Promise<void> {
  const { error } = await transfer({ way: 'ours' })
  if (error === undefined) return
  expect(error).toMatch('TransactionConflict')
  await moveOne()
}

test('twenty at once lose nothing', async () => {
  const before = await stock()
  await Promise.all(Array.from({ length: 20 }, moveOne))
  expect(await stock()).toEqual({ from: before.from! - 20, to: before.to! + 20 })
})
