/** Walking over all accounts, some at a time, and over the entries that were moved out of them. */
import type { Entry } from '../../src/domain/entry'
import { entryFrom } from './journal'
import { above, below, oneOf, type Store, type Stored, type Where } from './store'

/** Accounts of one slice; whatever their number, no more lie in memory. */
export const SLICE = 100
/** Entries of one call. */
const PORTION = 1000

/** The accounts behind an id, in the order of ids, which never change. */
export function accountsAfter(store: Store, id: string): Promise<Stored[]> {
  return store.find('accounts', { where: { _id: above(id) }, orderBy: { _id: 'asc' }, limit: SLICE })
}

export interface MovedOut {
  memberIds: string[]
  /** What else must hold of an entry. */
  where?: Where
}

/** Some entries of one account, newest first. */
type See = (memberId: string, entries: Entry[]) => Promise<unknown>

/** Shows every entry that was moved out of these accounts, the newest of each first, a thousand a call. */
export async function eachMovedOut(
  store: Store,
  { memberIds, where = {} }: MovedOut,
  see: See,
): Promise<void> {
  let waiting = [...memberIds].sort()
  while (waiting.length > 0) {
    const last = await portion(store, { ...where, memberId: oneOf(waiting) }, see)
    if (!last) return
    await restOf(store, { ...where, memberId: last.memberId }, { seq: last.seq, see })
    waiting = waiting.filter((memberId) => memberId > last.memberId)
  }
}

async function restOf(store: Store, where: Where, from: { seq: number; see: See }): Promise<void> {
  for (let seq: number | undefined = from.seq; seq !== undefined;) {
    seq = (await portion(store, { ...where, seq: below(seq) }, from.see))?.seq
  }
}

/** One call; answers the last entry where there may be more. */
async function portion(
  store: Store,
  where: Where,
  see: See,
): Promise<{ memberId: string; seq: number } | null> {
  const orderBy = { memberId: 'asc', seq: 'desc' } as const
  const found = await store.find('entries', { where, orderBy, limit: PORTION })
  const byMember = new Map<string, Entry[]>()
  for (const stored of found) {
    const memberId = String(stored.memberId)
    const own = byMember.get(memberId) ?? []
    own.push(entryFrom(stored))
    byMember.set(memberId, own)
  }
  for (const [memberId, entries] of byMember) await see(memberId, entries)
  const last = found.length === PORTION ? found.at(-1) : undefined
  return last ? { memberId: String(last.memberId), seq: Number(last.seq) } : null
}
