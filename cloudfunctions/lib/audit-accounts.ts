/** Auditing some accounts: each with its entries wherever they lie, its orders, and the units it took. */
import { type Book, closeBook, openBook, seeMovedOut } from '../../src/domain/audit'
import { missOrder, seeOrder, seeUnit } from '../../src/domain/audit-facts'
import { shardId } from '../../src/domain/allotment'
import type { Finding } from '../../src/domain/finding'
import { hasCome, type OrderFact } from '../../src/domain/order'
import type { Settings } from '../../src/domain/settings'
import { accountFrom, readAccount } from './account'
import { apart } from './apart'
import type { Edge } from './edge'
import { shardFrom } from './shard'
import { oneOf, type Store, type Stored } from './store'
import { eachMovedOut, eachOrder } from './walk'

const job = 'audit'
const IDS_MAX = 100

/** What was looked at, and what was found. */
export interface Audited {
  entries: number
  orders: number
  findings: Finding[]
  /** Orders that are written down and not posted: perhaps they are being posted now. */
  unposted: OrderFact[]
}

interface Desk {
  edge: Edge
  settings: Settings
  books: Map<string, Book>
  audited: Audited
}

/**
 * Audits accounts as they were read, while their members go on. Only what is found a second time, in the account as it
 * is then, is reported.
 */
export async function auditAccounts(edge: Edge, settings: Settings, stored: Stored[]): Promise<Audited> {
  const first = await auditOnce(edge, settings, stored)
  const named = [...new Set(first.findings.map(({ memberId }) => memberId))]
  if (named.length === 0) return first
  const again = await edge.store.find('accounts', { where: { _id: oneOf(named) }, limit: named.length })
  return { ...first, findings: (await auditOnce(edge, settings, again)).findings }
}

async function auditOnce(edge: Edge, settings: Settings, stored: Stored[]): Promise<Audited> {
  const audited: Audited = { entries: 0, orders: 0, findings: [], unposted: [] }
  const desk: Desk = { edge, settings, books: new Map(), audited }
  for (const document of stored) await readable(desk, document._id, () => open(desk, document))
  const memberIds = [...desk.books.keys()]
  await eachMovedOut(edge.store, { memberIds }, async (memberId, entries) => {
    audited.entries += entries.length
    const book = desk.books.get(memberId)
    if (book) await readable(desk, memberId, () => entries.forEach((entry) => seeMovedOut(book, entry)))
  })
  for (const [memberId, book] of desk.books) await readable(desk, memberId, () => closeBook(book))
  await seeOrders(desk, memberIds)
  for (const book of desk.books.values()) {
    await seeOthersOrders(edge.store, book)
    await seeUnits(edge.store, book)
    audited.findings.push(...book.findings)
  }
  return audited
}

/** An account that was merged away has its last entry, which took everything: it is audited like any other. */
function open({ books, settings, edge, audited }: Desk, stored: Stored): void {
  const account = accountFrom(stored._id, stored)
  audited.entries += Object.keys(account.journal).length
  books.set(stored._id, openBook(account, settings, edge.now()))
}

/** Works on one book. An account that cannot even be read is a finding, and no reason to leave out the others. */
async function readable(desk: Desk, memberId: string, work: () => void): Promise<void> {
  if (await apart(job, async () => work())) return
  desk.books.delete(memberId)
  const nowhere = { memberNo: null, entry: null, place: '', stands: null, should: null }
  desk.audited.findings.push({ code: 'account-unreadable', memberId, ...nowhere })
}

/** The orders of these accounts. */
async function seeOrders({ edge, books, audited }: Desk, memberIds: string[]): Promise<void> {
  await eachOrder(edge.store, memberIds, async (memberId, facts) => {
    audited.orders += facts.length
    const book = books.get(memberId)
    if (book) audited.unposted.push(...facts.filter((fact) => !seeOrder(book, fact)))
  })
}

/** Purchases whose order is not among the account's own: it was sent under a name that was merged into it, or is gone. */
async function seeOthersOrders(store: Store, book: Book): Promise<void> {
  const { memberId } = book.account
  const end = book.account.mergedInto === null ? memberId : (await readAccount(store, memberId)).memberId
  for (const ids of portions([...book.bought.keys()])) {
    const found = await store.find('orders', { where: { _id: oneOf(ids) }, limit: ids.length })
    for (const fact of found as unknown as OrderFact[]) {
      // The documents are ours: they were written from an OrderFact. One that only waits for its order names nobody.
      if (!hasCome(fact)) continue
      if ((await readAccount(store, fact.memberId)).memberId === end) seeOrder(book, fact)
    }
  }
  for (const order of book.bought.keys()) missOrder(book, order)
}

async function seeUnits(store: Store, book: Book): Promise<void> {
  for (const taken of portions(book.taken)) {
    const ids = taken.map(({ allotmentId, shard }) => shardId(allotmentId, shard))
    const found = await store.find('allotments', { where: { _id: oneOf(ids) }, limit: ids.length })
    const shards = new Map(found.map((stored) => [stored._id, shardFrom(stored)]))
    for (const one of taken) seeUnit(book, one, shards.get(shardId(one.allotmentId, one.shard)) ?? null)
  }
}

function portions<Value>(values: Value[]): Value[][] {
  const count = Math.ceil(values.length / IDS_MAX)
  return Array.from({ length: count }, (_, place) => values.slice(place * IDS_MAX, (place + 1) * IDS_MAX))
}
