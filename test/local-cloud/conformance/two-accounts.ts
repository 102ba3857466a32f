/** Two accounts and a started transaction, and how a caller is told that it failed. */
import { type Bench, withText } from './case'
import type { Transaction } from './sdk'

const conflictText =
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.'
const missingText =
  '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.'

/** Somebody else was first. */
export const conflict = { errCode: -501001, text: withText(conflictText) }
/** The transaction is over. */
export const over = { errCode: -501001, text: withText(missingText) }

/** Two accounts, and a started transaction. */
export async function started(bench: Bench): Promise<Transaction> {
  await bench.others.add({
    data: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ],
  })
  return bench.db.startTransaction()
}

export async function numberOf(bench: Bench, id: string): Promise<unknown> {
  const { data } = await bench.others.where({ _id: id }).get()
  return data[0]?.n
}
