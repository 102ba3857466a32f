/**
 * A database process is killed with SIGKILL at random moments under load: every acknowledged write is there afterwards,
 * and no transaction or batch is there by half.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ejson, type Fields, listOf, sendTo } from './admin-door'

const rounds = Number(process.env.KILL_ROUNDS ?? 3)
const callers = 8

let dir: string
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'local-cloud-kill-'))))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

interface Served {
  child: ChildProcess
  url: string
}

async function serve(): Promise<Served> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'served.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer] // the first thing it prints
  return { child, url: line.toString().trim() }
}

async function kill({ child }: Served): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** What was asked for and what was acknowledged: increments by caller, and batches by name. */
interface Ledger {
  asked: Map<string, number>
  acknowledged: Map<string, number>
  batches: Set<string>
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** One caller after another increments, inserts a batch, and runs a transaction, until the connection breaks. */
async function press(url: string, caller: string, ledger: Ledger): Promise<void> {
  const tell = async (action: string, fields: Fields = {}) => {
    const reply = await sendTo(url, `database.${action}`, fields)
    if (reply.code !== undefined) throw new Error(String(reply.message))
    return reply
  }
  try {
    for (let turn = 0; ; turn++) {
      await increment(tell, caller, ledger)
      await insertBatch(tell, `${caller}:${turn}:${Date.now()}`, ledger)
      await moveInTransaction(tell, `${caller}:${turn}:${Date.now()}`, ledger)
    }
  } catch (thrown) {
    if (!/fetch failed|terminated|ECONN|socket/.test(String(thrown))) throw thrown
  }
}

type Tell = (action: string, fields?: Fields) => Promise<Fields>

async function increment(tell: Tell, caller: string, { asked, acknowledged }: Ledger): Promise<void> {
  const fields = { collectionName: 'accounts', queryType: 'DOC', query: ejson({ _id: caller }) }
  add(asked, caller)
  await tell('modifyDocument', { ...fields, merge: true, data: ejson({ $inc: { n: 1 } }) })
  add(acknowledged, caller)
}

async function insertBatch(tell: Tell, name: string, { batches }: Ledger): Promise<void> {
  const data = ['first', 'second', 'third'].map((part) => ejson({ _id: `${name}:${part}`, batch: name }))
  await tell('insertDocument', { collectionName: 'entries', data })
  batches.add(name)
}

async function moveInTransaction(tell: Tell, name: string, { batches }: Ledger): Promise<void> {
  const { transactionId } = await tell('startTransaction')
  for (const part of ['first', 'second', 'third']) {
    const data = [ejson({ _id: `t:${name}:${part}`, batch: `t:${name}` })]
    await tell('insertDocument', { collectionName: 'entries', transactionId, data })
  }
  await tell('commitTransaction', { transactionId })
  batches.add(`t:${name}`)
}

async function entriesByBatch(url: string): Promise<Map<string, number>> {
  const batches = new Map<string, number>()
  for (let offset = 0; ; offset += 1000) {
    const page = { collectionName: 'entries', queryType: 'WHERE', limit: 1000, offset }
    const rows = listOf(await sendTo(url, 'database.getDocument', page))
    for (const { batch } of rows) add(batches, String(batch))
    if (rows.length < 1000) return batches
  }
}

test('every acknowledged write survives, and nothing is there by half', async () => {
  const ledger: Ledger = { asked: new Map(), acknowledged: new Map(), batches: new Set() }
  const names = Array.from({ length: callers }, (_, place) => `caller${place}`)
  let served = await serve()
  const data = names.map((_id) => ejson({ _id, n: 0 }))
  await sendTo(served.url, 'database.insertDocument', { collectionName: 'accounts', data })
  for (let round = 0; round < rounds; round++) {
    const pressing = names.map((name) => press(served.url, name, ledger))
    await new Promise((later) => setTimeout(later, 150 + Math.random() * 500))
    await kill(served)
    await Promise.all(pressing)
    served = await serve()
  }
  const accounts = listOf(
    await sendTo(served.url, 'database.getDocument', { collectionName: 'accounts', queryType: 'WHERE' }),
  )
  for (const { _id, n } of accounts) {
    expect(n).toBeGreaterThanOrEqual(ledger.acknowledged.get(String(_id)) ?? 0)
    expect(n).toBeLessThanOrEqual(ledger.asked.get(String(_id)) ?? 0)
  }
  const found = await entriesByBatch(served.url)
  await kill(served)
  expect([...found.values()].every((count) => count === 3)).toBe(true)
  expect([...ledger.batches].filter((name) => !found.has(name))).toEqual([])
  expect(ledger.batches.size).toBeGreaterThan(rounds)
}, 120_000)
