/** Runs the rows of the table one after another against one cloud. */
import { aggregates } from './aggregate-cases'
import { arrays } from './array-cases'
import type { Bench, Case } from './case'
import { conflicts } from './conflict-cases'
import { dates } from './date-cases'
import { inserts } from './insert-cases'
import { limits } from './limit-cases'
import { queries } from './query-cases'
import type { Answer, Sdk } from './sdk'
import { snapshots } from './snapshot-cases'
import { transactions } from './transaction-cases'
import { traps } from './trap-cases'
import { updates } from './update-cases'
import { updateRefusals } from './update-refusal-cases'

const table: Record<string, Case[]> = {
  insert: inserts,
  query: queries,
  update: updates,
  'update, refused': updateRefusals,
  arrays,
  dates,
  limits,
  aggregate: aggregates,
  'transactions: what they see': snapshots,
  'transactions: who may write': conflicts,
  'transactions: how they end': transactions,
  'traps of the SDK': traps,
}

export function runTable(open: () => Sdk, options: { isLocal: boolean }): void {
  let bench: Bench
  beforeAll(() => {
    const db = open()
    bench = { db, _: db.command, things: db.collection('things'), others: db.collection('others') }
  })
  beforeEach(async () => {
    await bench.things.where({ _id: bench._.exists(true) }).remove()
    await bench.others.where({ _id: bench._.exists(true) }).remove()
  })
  describe.each(Object.entries(table))('%s', (_, cases) => {
    const asked = cases.filter((row) => options.isLocal || !row.isLocalOnly)
    test.each(asked.map((row) => [row.it, row] as const))('%s', async (_, row) => {
      expect(plain(await row.run(bench))).toEqual(row.answers)
    })
  })
}

/** Without what the SDK adds to every answer. */
function plain(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer
  const { errMsg: _errMsg, requestId: _requestId, ...rest } = answer as Answer // an object of the SDK
  return rest
}
