/**
 * The audit of one account. Its entries are taken back one after another, the newest first, until none is left: then
 * nothing may be left of the account either. It needs to see each entry once and keeps none of them.
 */
import { type Account, balanceOf, growthKey, pendingOf, sumOf } from './account'
import { DAY_MS, type Instant, monthOf } from './calendar'
import { couponsMoved } from './coupon-move'
import type { Entry } from './entry'
import { bucketOf, contradictionsOf, growthOfEntry, pendingOfEntry } from './entry-check'
import { blamed, type Finding, type FindingCode } from './finding'
import { type Flow, flowed, flowNames } from './flow'
import { orderKey } from './order'
import { inputHash } from './request'
import type { Settings } from './settings'
import { dueAtOf } from './settle'

/** What is due is settled within minutes; after so long something keeps it from being settled. */
const STUCK_MS = 2 * DAY_MS

/** A purchase that was posted, to be held against the order as it was written down. */
export interface Bought {
  entry: NonNullable<Finding['entry']>
  paidFen: number
  paidAt: Instant
}

/** A unit of an allotment that an entry took. */
export interface Taken {
  entry: NonNullable<Finding['entry']>
  allotmentId: string
  shard: number
}

/** An account that is being audited: what is left of it once the entries seen so far are taken back. */
export interface Book {
  account: Account
  settings: Settings
  /** Entries of the journal that are not taken back yet, the newest first. */
  waiting: Entry[]
  lots: Record<string, number>
  pending: Record<string, number>
  debt: number
  growth: Record<string, number>
  /** 1 for a coupon that is there, and 0 for one that is not. */
  coupons: Record<string, number>
  flows: Record<Flow, number>
  /** The number that the next entry must have. */
  number: number
  /** Where the tier came from before the moves seen so far; null until the newest one is seen. */
  tierBefore: string | null
  /** By where the order is written down. */
  bought: Map<string, Bought>
  taken: Taken[]
  findings: Finding[]
}

export type Blame = Partial<Pick<Finding, 'entry' | 'place' | 'stands' | 'should'>>

/** Writes down what was found in an account. */
export function find(
  { account, findings }: Pick<Book, 'account' | 'findings'>,
  code: FindingCode,
  blame: Blame,
): void {
  const memberNo = account.profile?.memberNo ?? null
  const nowhere = { entry: null, place: '', stands: null, should: null }
  findings.push({ code, memberId: account.memberId, memberNo, ...nowhere, ...blame })
}

/** Opens the book of an account as it was read at a moment. */
export function openBook(account: Account, settings: Settings, now: Instant): Book {
  const book: Book = {
    account,
    settings,
    waiting: Object.values(account.journal).sort((a, b) => b.seq - a.seq),
    lots: { ...account.lots },
    pending: Object.fromEntries(Object.entries(account.pending).map(([key, { lots }]) => [key, sumOf(lots)])),
    debt: account.debt,
    growth: { ...account.growth },
    coupons: Object.fromEntries(Object.keys(account.coupons).map((couponId) => [couponId, 1])),
    flows: { issued: 0, spent: 0, expired: 0, reversed: 0 },
    number: account.seq,
    tierBefore: null,
    bought: new Map(),
    taken: [],
    findings: [],
  }
  checkSigns(book)
  checkTimes(book, now)
  return book
}

function checkSigns(book: Book): void {
  const { lots, pending, debt } = book
  for (const [place, stands] of [
    ...Object.entries(lots),
    ...Object.entries(pending),
    ['debt', debt] as const,
  ])
    if (!(stands >= 0)) find(book, 'negative', { place, stands })
}

/** An account that no job finds in time would be settled late, or never. */
function checkTimes(book: Book, now: Instant): void {
  const { account, waiting } = book
  const dueAt = dueAtOf(account)
  if (account.dueAt > dueAt) find(book, 'due-late', { stands: account.dueAt, should: dueAt })
  else if (now - account.dueAt > STUCK_MS) find(book, 'settling-stuck', { stands: account.dueAt })
  const unfinished = waiting.find(({ at, effects }) => effects.length > 0 && account.unfinishedSince > at)
  if (unfinished) find(book, 'effects-lost', { entry: blamed(unfinished) })
}

/** Takes back an entry that was moved out; they come with the highest number first. */
export function seeMovedOut(book: Book, entry: Entry): void {
  // Posted and moved out since the account was read.
  if (entry.seq > book.account.seq && !book.account.journal[entry.opId]) return
  const copy = book.account.journal[entry.opId]
  if (copy) {
    if (hashOf(copy) !== hashOf(entry)) find(book, 'copy-differs', { entry: blamed(copy) })
    return
  }
  while (book.waiting[0] && book.waiting[0].seq >= entry.seq) takeBack(book, book.waiting.shift())
  takeBack(book, entry)
}

/** What is still to be done is not part of what was posted. */
const hashOf = (entry: Entry) => inputHash({ ...entry, effects: [] })

/** Ends the book: every entry is seen, so nothing may be left. */
export function closeBook(book: Book): void {
  while (book.waiting.length > 0) takeBack(book, book.waiting.shift())
  if (book.number > 0) missing(book, 1)
  const { account } = book
  if (book.tierBefore !== 'basic') checkTier(book, null)
  for (const [place, rest] of Object.entries(book.lots))
    left(book, 'lots-differ', { place, rest, stands: account.lots[place] })
  for (const [place, rest] of Object.entries(book.pending))
    left(book, 'pending-differs', { place, rest, stands: sumOf(account.pending[place]?.lots ?? {}) })
  for (const [place, rest] of Object.entries(book.coupons))
    left(book, 'coupons-differ', { place, rest, stands: place in account.coupons ? 1 : 0 })
  left(book, 'debt-differs', { place: 'debt', rest: book.debt, stands: account.debt })
  const kept = firstKeptMonth(account)
  for (const [place, rest] of Object.entries(book.growth).filter(([key]) => key >= kept))
    left(book, 'growth-differs', { place, rest, stands: account.growth[place] })
  checkFlow(book)
}

function left(
  book: Book,
  code: FindingCode,
  was: { place: string; rest: number; stands: number | undefined },
): void {
  const { place, rest, stands = 0 } = was
  if (rest !== 0) find(book, code, { place, stands, should: stands - rest })
}

/** Months that no longer count are dropped from the account: those it has, and the current one, are complete. */
function firstKeptMonth({ growth, settledAt }: Account): string {
  return [growthKey(monthOf(settledAt)), ...Object.keys(growth)].sort()[0] ?? ''
}

function checkFlow(book: Book): void {
  const { account, flows } = book
  const should = flows.issued - flows.spent - flows.expired - flows.reversed
  const stands = balanceOf(account) + pendingOf(account) - account.debt
  if (stands !== should) find(book, 'flow-differs', { stands, should })
}

function takeBack(book: Book, entry: Entry | undefined): void {
  if (!entry) return
  countDown(book, entry)
  for (const blame of contradictionsOf(entry, book.settings))
    find(book, 'entry-unbalanced', { entry: blamed(entry), ...blame })
  if (entry.kind === 'tier') checkTier(book, entry)
  checkEmptied(book, entry)
  for (const [lot, points] of Object.entries(entry.lots)) lower(book.lots, lot, points)
  for (const [bucket, points] of Object.entries(pendingOfEntry(entry))) lower(book.pending, bucket, points)
  for (const [month, points] of Object.entries(growthOfEntry(entry))) lower(book.growth, month, points)
  for (const couponId of couponsMoved(entry.why).came) lower(book.coupons, couponId, 1)
  for (const couponId of couponsMoved(entry.why).went) lower(book.coupons, couponId, -1)
  book.debt -= entry.debt
  for (const flow of flowNames) book.flows[flow] += flowed(entry, flow)
  keepFacts(book, entry)
}

function lower(map: Record<string, number>, key: string, by: number): void {
  if (by !== 0) map[key] = (map[key] ?? 0) - by
}

/** Every number is there once; a merge counts on from the larger of two, and says what it counted from. */
function countDown(book: Book, entry: Entry): void {
  if (entry.seq > book.number) return find(book, 'entry-twice', { entry: blamed(entry), stands: entry.seq })
  if (entry.seq < book.number) missing(book, entry.seq + 1)
  book.number = 'seqBefore' in entry.why ? entry.why.seqBefore : entry.seq - 1
}

function missing(book: Book, first: number): void {
  const place = first === book.number ? String(first) : `${first}–${book.number}`
  find(book, 'entry-missing', { place, should: book.number - first + 1, stands: 0 })
}

/** Right after it expired a lot was empty, and so was a bucket whose points had become active. */
function checkEmptied(book: Book, entry: Entry): void {
  const { of } = entry.why
  if (of !== 'expire' && of !== 'activate') return
  const place = of === 'expire' ? Object.keys(entry.lots)[0] : bucketOf(entry)
  const rest = (of === 'expire' ? book.lots : book.pending)[place ?? ''] ?? 0
  if (rest !== 0)
    find(book, 'entry-unbalanced', { entry: blamed(entry), place: place ?? '', stands: rest, should: 0 })
}

/** The tier is what its last move made of it, and each move began where the one before it ended. */
function checkTier(book: Book, move: Entry | null): void {
  const { tier } = book.account
  const why = move?.why.of === 'tier' ? move.why : null
  const entry = move && blamed(move)
  const should = why?.to ?? 'basic'
  const stands = book.tierBefore ?? tier.id
  if (stands !== should) find(book, 'tier-differs', { entry, place: 'id', stands, should })
  if (book.tierBefore === null) {
    const isGrace = why?.move === 'grace'
    const until = why?.until ?? null
    if ((isGrace ? tier.graceUntil : tier.validUntil) !== until)
      find(book, 'tier-differs', {
        entry,
        place: 'until',
        stands: tier.graceUntil ?? tier.validUntil,
        should: until,
      })
    else if (!isGrace && tier.graceUntil !== null)
      find(book, 'tier-differs', { entry, place: 'until', stands: tier.graceUntil, should: until })
  }
  book.tierBefore = why?.from ?? 'basic'
}

function keepFacts(book: Book, entry: Entry): void {
  const { why, claim } = entry
  if (claim) book.taken.push({ entry: blamed(entry), ...claim })
  if (why.of !== 'purchase') return
  const order = orderKey(why.source, why.orderId)
  if (book.bought.has(order)) find(book, 'order-twice', { entry: blamed(entry), place: order })
  else book.bought.set(order, { entry: blamed(entry), paidFen: why.paidFen, paidAt: why.paidAt })
}
