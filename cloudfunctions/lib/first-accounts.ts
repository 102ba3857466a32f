/**
 * The first documents of accounts that nobody has written to yet, written together: a batch of newcomers costs one
 * call. An insert finds an existing document as surely as a compare-and-set finds another version.
 */
import type { Account } from '../../src/domain/account'
import { documentOf } from './account'
import type { Edge } from './edge'
import { writeUnfinished } from './effects'
import { distinctOf } from './operation'
import type { Performing } from './perform'
import { playRound } from './round'

/**
 * What is to be performed, the accounts that were new as they are stored now. Where somebody else was first with one
 * of them, none is taken as written: each is read again, and shows by its journal what is done.
 */
export async function writeFirst(edge: Edge, performings: Performing[]): Promise<Performing[]> {
  const firsts = new Map<string, Account>()
  for (const performing of performings) {
    const after = await firstOf(edge, performing)
    if (after) firsts.set(performing.memberId, { ...after, version: 1 })
  }
  if (firsts.size < 2) return performings
  const accounts = [...firsts.values()]
  const isWritten = (await edge.store.insert('accounts', accounts.map(documentOf))) === 'inserted'
  if (isWritten) for (const account of accounts) await writeUnfinished(edge, account)
  return performings.map(({ account, ...performing }) => {
    const first = firsts.get(performing.memberId)
    const known = first && !isWritten ? undefined : (first ?? account)
    return { ...performing, ...(known && { account: known }) }
  })
}

/** A new account after the first round of its operations; null where there is nothing to write, or no new account. */
async function firstOf(
  edge: Edge,
  { account, operations, ...performing }: Performing,
): Promise<Account | null> {
  if (account?.version !== 0) return null
  const progress = { claims: new Map(), soldOut: new Set<string>() }
  const { after, soldOut } = await playRound(
    { edge, progress, ...performing },
    account,
    distinctOf(operations),
  )
  return soldOut === null ? after : null
}
