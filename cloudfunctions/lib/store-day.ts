/** A day of one store: uses of coupons at the counter and sales of its till, newest first, with the totals. */
import { DAY_MS, dayOf, type Instant, startOfDay } from '../../src/domain/calendar'
import { cursorOf } from '../../src/domain/cursor'
import { hasCome, type OrderFact } from '../../src/domain/order'
import type { Refusal } from '../../src/domain/result'
import { type DayRow, type DayTotals, type Names, saleRow, useRow } from '../../src/domain/store-day'
import { tillSource } from '../../src/domain/till'
import { undoOf } from '../../src/domain/undo-sale'
import { readVersions } from './catalogue'
import type { Edge } from './edge'
import { orderFrom } from './order-documents'
import { type Listing, pageOf } from './pages'
import { storeNotYours } from './preview'
import { receiptFrom } from './receipts'
import { countedOf } from './sale-operations'
import { between, oneOf, type Store, type Stored, type Where } from './store'
import type { Staff, WorkerCall } from './workers'

export interface StoreDay {
  storeId: string
  day: string
  now: Instant
  /** Of the whole day, with the first page alone. */
  totals: DayTotals | null
  rows: DayRow[]
  /** The cursor of what follows; null at the end. */
  next: string | null
}

const PAGE = 30
const COUNTED_MAX = 1000
const PAGES_MAX = 10

interface DayOfStore {
  storeId: string
  day?: string | undefined
  before?: string | undefined
}

/** A page of a day of a store, today's where none is named. Refuses a store of others. */
export async function getDay(
  { edge, worker, now }: WorkerCall<Staff>,
  { storeId, day = dayOf(now), before }: DayOfStore,
): Promise<StoreDay | Refusal> {
  if (!worker.storeIds.includes(storeId)) return storeNotYours
  const { uses, sales } = listingsOf(storeId, day)
  const [usesFound, salesFound, totals] = await Promise.all([
    pageOf(edge.store, { ...uses, limit: PAGE + 1 }, before),
    pageOf(edge.store, { ...sales, limit: PAGE + 1 }, before),
    before === undefined ? totalsOf(edge.store, uses, sales) : null,
  ])
  const rows = (await rowsOf(edge, now, { uses: usesFound, sales: salesFound })).sort(newestFirst)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const next = last && rows.length > PAGE ? cursorOf(last) : null
  return { storeId, day, now, totals, rows: page, next }
}

const newestFirst = (a: DayRow, b: DayRow) => b.at - a.at || (a.id < b.id ? 1 : -1)

type Days = Record<'uses' | 'sales', Omit<Listing, 'limit'>>

/** Coupons that an order used are told with the order. */
function listingsOf(storeId: string, day: string): Days {
  const start = startOfDay(day)
  const within = between(start, start + DAY_MS - 1)
  const uses: Where = { storeId, at: within, kind: 'use', orderKey: null }
  const sales: Where = { 'content.source': tillSource(storeId), 'content.paidAt': within }
  return {
    uses: { collection: 'receipts', where: uses, by: 'at' },
    sales: { collection: 'orders', where: sales, by: 'content.paidAt' },
  }
}

type Found = Record<'uses' | 'sales', Stored[]>

async function rowsOf(edge: Edge, now: Instant, { uses, sales }: Found): Promise<DayRow[]> {
  const receipts = uses.map((stored) => ({ ...receiptFrom(stored), _id: stored._id }))
  const orders = sales.map(orderFrom).filter(hasCome)
  const [versions, names] = await Promise.all([
    readVersions(
      edge,
      receipts.map(({ version }) => version),
    ),
    namesOf(
      edge.store,
      [...receipts, ...orders].map(({ memberId }) => memberId),
    ),
  ])
  return [
    ...receipts.map((receipt) =>
      useRow(receipt, { name: versions.get(receipt.version)?.name ?? '券', names, now }),
    ),
    ...orders.map((order) => saleRow(order, { refundedFen: refundedFen(order), names, now })),
  ]
}

const refundedFen = (order: OrderFact) =>
  countedOf(order).reduce((sum, { refund }) => sum + refund.amountFen, 0)

/** Names are looked up when they are shown, because who leaves takes theirs along. */
async function namesOf(store: Store, memberIds: string[]): Promise<Names> {
  const ids = [...new Set(memberIds)]
  if (ids.length === 0) return new Map()
  const fields = ['profile', 'mergedInto']
  const found = await store.find('accounts', { where: { _id: oneOf(ids) }, limit: ids.length, fields })
  const moved = found.flatMap(({ mergedInto }) => (mergedInto ? [String(mergedInto)] : []))
  const further = await namesOf(store, moved)
  return new Map(
    found.flatMap(({ _id, profile, mergedInto }) => {
      // The document is ours: it was written from an Account.
      const name = (profile as { nickname: string | null; memberNo: string } | null) ?? null
      const known = mergedInto ? further.get(String(mergedInto)) : name
      return known ? [[_id, known] as const] : []
    }),
  )
}

async function totalsOf(store: Store, uses: Days['uses'], sales: Days['sales']): Promise<DayTotals> {
  const [receipts, orders] = await Promise.all([
    allOf(store, { ...uses, fields: ['at', 'undone'], limit: COUNTED_MAX }),
    allOf(store, { ...sales, fields: ['content', 'refunds'], limit: COUNTED_MAX }),
  ])
  const undoneUses = receipts.filter((receipt) => receipt.undone).length
  const facts = orders.map(orderFrom).filter(hasCome)
  const undoneSales = facts.filter((order) => undoOf(order)).length
  return {
    uses: receipts.length - undoneUses,
    sales: facts.length - undoneSales,
    undoneUses,
    undoneSales,
    paidFen: facts.reduce((sum, { content }) => sum + content.paidFen, 0),
    refundedFen: facts.reduce((sum, order) => sum + refundedFen(order), 0),
  }
}

/** All of a day, read in pages; a store that does more than ten thousand things a day is told of those. */
async function allOf(store: Store, listing: Listing): Promise<Stored[]> {
  const all: Stored[] = []
  let before: string | undefined
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const found = await pageOf(store, listing, before)
    all.push(...found)
    const last = found.at(-1)
    if (!last || found.length < listing.limit) break
    before = cursorOf({ at: placeOf(last), id: last._id })
  }
  return all
}

function placeOf({ at, content }: Stored): Instant {
  // An order has content, a receipt its own moment; the documents are ours.
  return typeof at === 'number' ? at : (content as OrderFact['content']).paidAt
}
