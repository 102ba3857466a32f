/** Finding what operations left in the ledger, wherever it lies: in its account, moved out, or on the way. */
import type { Entry } from '../../src/domain/entry'
import { readAccount } from './account'
import { entryFrom } from './journal'
import { oneOf, type Store } from './store'

const IDS_MAX = 500

export interface Asked {
  opId: string
  /** The member as the operation named them, before any merge. */
  memberId: string
}

/** The entries of these operations. One that is being moved out is looked for on both sides, and found. */
export async function findPosted(store: Store, asked: Asked[]): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  await lookInEntries(store, asked, found)
  const others = missing(asked, found)
  for (const memberId of new Set(others.map((one) => one.memberId))) {
    const { journal } = await readAccount(store, memberId)
    for (const { opId } of others) if (journal[opId]) found.set(opId, journal[opId])
  }
  await lookInEntries(store, missing(asked, found), found)
  return found
}

const missing = (asked: Asked[], found: Map<string, Entry>) => asked.filter(({ opId }) => !found.has(opId))

async function lookInEntries(store: Store, asked: Asked[], found: Map<string, Entry>): Promise<void> {
  for (let first = 0; first < asked.length; first += IDS_MAX) {
    const ids = asked.slice(first, first + IDS_MAX).map(({ opId }) => opId)
    const stored = await store.find('entries', { where: { _id: oneOf(ids) }, limit: ids.length })
    for (const document of stored) found.set(document._id, entryFrom(document))
  }
}
