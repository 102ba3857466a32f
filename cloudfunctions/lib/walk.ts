/** Walking over all accounts, some at a time, and over the entries and orders that lie beside them. */
import type { Entry } from '../../src/domain/entry'
import type { OrderFact } from '../../src/domain/order'
import type { CollectionName } from './collections'
import { entryFrom } from './journal'
import { above, below, oneOf, type Search, type Store, type Stored, type Where } from './store'

/** Accounts of one slice; whatever their number, no more lie in memory. */
export const SLICE = 100

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
export function eachMovedOut(store: Store, { memberIds, where = {} }: MovedOut, see: See): Promise<void> {
  const seeStored = (memberId: string, stored: Stored[]) => see(memberId, stored.map(entryFrom))
  return eachOf(store, newestEntries, { memberIds, where, see: seeStored })
}

/** Shows every order that names one of these accounts, account by account. */
export function eachOrder(
  store: Store,
  memberIds: string[],
  see: (memberId: string, orders: OrderFact[]) => Promise<unknown>,
): Promise<void> {
  // The documents are ours: they were written from an OrderFact.
  const seeStored = (memberId: string, stored: Stored[]) => see(memberId, stored as unknown as OrderFact[])
  return eachOf(store, ordersById, { memberIds, where: {}, see: seeStored })
}

/** What lies by account, and in which order: the order of an index, so that a call reads no more than it answers. */
interface Shelf {
  collection: CollectionName
  by: string
  direction: 'asc' | 'desc'
  /** Documents of one call. */
  portion: number
}

const newestEntries: Shelf = { collection: 'entries', by: 'seq', direction: 'desc', portion: 1000 }
/** Orders may hold many lines, so fewer of them make one reply. */
const ordersById: Shelf = { collection: 'orders', by: '_id', direction: 'asc', portion: 300 }

interface Looking {
  memberIds: string[]
  where: Where
  see: (memberId: string, documents: Stored[]) => Promise<unknown>
}

async function eachOf(store: Store, shelf: Shelf, { memberIds, where, see }: Looking): Promise<void> {
  let waiting = [...memberIds].sort()
  while (waiting.length > 0) {
    const last = await portion(store, shelf, { where: { ...where, memberId: oneOf(waiting) }, see })
    if (!last) return
    const { memberId } = last
    await restOf(store, shelf, { where: { ...where, memberId }, from: last.place, see })
    waiting = waiting.filter((id) => id > memberId)
  }
}

type Place = string | number

async function restOf(
  store: Store,
  shelf: Shelf,
  { where, from, see }: Omit<Looking, 'memberIds'> & { from: Place },
): Promise<void> {
  const behind = shelf.direction === 'asc' ? above : below
  for (let place: Place | undefined = from; place !== undefined;) {
    place = (await portion(store, shelf, { where: { ...where, [shelf.by]: behind(place) }, see }))?.place
  }
}

/** One call; answers the last document where there may be more. */
async function portion(
  store: Store,
  { collection, by, direction, portion: limit }: Shelf,
  { where, see }: Omit<Looking, 'memberIds'>,
): Promise<{ memberId: string; place: Place } | null> {
  const orderBy: Search['orderBy'] = { memberId: 'asc', [by]: direction }
  const found = await store.find(collection, { where, orderBy, limit })
  const byMember = new Map<string, Stored[]>()
  for (const stored of found) {
    const memberId = String(stored.memberId)
    const own = byMember.get(memberId) ?? []
    own.push(stored)
    byMember.set(memberId, own)
  }
  for (const [memberId, documents] of byMember) await see(memberId, documents)
  const last = found.length === limit ? found.at(-1) : undefined
  return last ? { memberId: String(last.memberId), place: placeOf(last[by]) } : null
}

const placeOf = (value: unknown): Place => (typeof value === 'number' ? value : String(value))
