/** Durable writes: a conditional update of one document, answered only when it is on disk; without the SDK and HTTP. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Database, openDatabase } from '../../local-cloud/database/database'
import { type Figure, median } from './figure'
import type { BenchWish } from './wish'

const collection = 'accounts'
const documents = 1000
const rounds = 3

export async function measureDurableWrites({ isQuick }: BenchWish): Promise<Figure[]> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  const database = await openDatabase({
    dir,
    schema: { collections: [{ name: collection }] },
    clock: { now: () => Date.now() },
  })
  try {
    await fill(database)
    const writes = isQuick ? 1000 : 5000
    const alone = await rateOf(database, { writes: writes / 5, inFlight: 1 })
    const together = await rateOf(database, { writes, inFlight: 64 })
    return [
      { what: 'one after another', value: alone, unit: 'writes/s' },
      {
        what: '64 in flight',
        value: together,
        unit: 'writes/s',
        note: `${(together / alone).toFixed(1)} × one`,
      },
    ]
  } finally {
    await database.close()
    rmSync(dir, { recursive: true })
  }
}

function ask(database: Database, action: string, fields: Record<string, unknown>): Promise<unknown> {
  const service = database.services[`database.${action}`]
  if (!service) throw new Error(`the database has no action ${action}`)
  const request = { collectionName: collection, ...fields }
  return service(request, { action, invocationId: '', requestId: '', collection })
}

async function fill(database: Database): Promise<void> {
  const journal = Object.fromEntries(
    Array.from({ length: 16 }, (_, place) => [`entry${place}`, { points: place, why: { of: 'purchase' } }]),
  )
  const texts = Array.from({ length: documents }, (_, place) =>
    JSON.stringify({ _id: `m${place}`, version: { $numberInt: '0' }, journal }),
  )
  await ask(database, 'insertDocument', { data: texts })
}

async function rateOf(
  database: Database,
  { writes, inFlight }: { writes: number; inFlight: number },
): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    let next = 0
    const startedAt = performance.now()
    const lane = async (): Promise<void> => {
      for (let own = next++; own < writes; own = next++) {
        const query = JSON.stringify({ _id: `m${own % documents}` })
        await ask(database, 'modifyDocument', {
          query,
          data: '{"$inc":{"version":1}}',
          queryType: 'DOC',
          merge: true,
        })
      }
    }
    await Promise.all(Array.from({ length: inFlight }, lane))
    rates.push((writes * 1000) / (performance.now() - startedAt))
  }
  return median(rates)
}
