/**
 * Looks at every write to accounts and their entries. It keeps a ledger of its own, made from the entries as they
 * are posted, and says what is wrong as soon as an account, or what was moved out of it, differs from that.
 */
import type { Account } from '../../src/domain/account'
import type { Effect, Entry } from '../../src/domain/entry'
import type { Stored } from '../../cloudfunctions/lib/store'
import { expectRoom } from './room-watch'
import { violate, type World } from './world'

/** An account as this watch has seen it come about. */
interface Book {
  points: number
  pending: number
  debt: number
  growth: Record<string, number>
  seq: number
  /** The latest moment at which a rule was applied: no later one is applied before it. */
  ruledAt: number
}

type Books = Map<string, Book>

function bookOf(books: Books, memberId: string): Book {
  const book = books.get(memberId) ?? { points: 0, pending: 0, debt: 0, growth: {}, seq: 0, ruledAt: 0 }
  books.set(memberId, book)
  return book
}

/** The number before an entry: an account that another one came into goes on behind the larger of both. */
function seqAfter({ why }: Entry, { seq }: Book, books: Books): number {
  if (why.of !== 'merge-in') return seq
  // The source is written first, and its last row was counted there.
  return Math.max(seq, bookOf(books, why.other).seq - 1)
}

export interface LedgerWatch {
  /** Every entry that was ever posted, by its operation, as it was posted. */
  posted: Map<string, Posted>
  sawAccount(before: Stored | null, after: Stored): void
  sawEntry(after: Stored): void
  /** A document that only effects write. */
  sawEffect(collection: string, before: Stored | null, after: Stored): void
}

export interface Posted {
  memberId: string
  entry: Entry
  isMovedOut: boolean
  turn: number
  /** True time when it was posted; its own time is that of the clock by which it was decided. */
  now: number
}

/** A document limit of its own, far below the cloud's, so that an account is read and written in one breath. */
const ACCOUNT_BYTES_MAX = 64 * 1024

function isWrittenBy(effect: Effect, written: { collection: string; after: Stored; seq: number }): boolean {
  const { collection, after, seq } = written
  if (effect.do === 'tell' || effect.collection !== collection) return false
  if (effect.do === 'insert') return effect.document._id === after._id && isSame(effect.document, after)
  return effect.id === after._id && isSame({ ...effect.state, _id: effect.id, seq }, after)
}

/** Measuring is slow, and an account without a long journal is small. */
const isLarge = (account: Account) =>
  Object.keys(account.journal).length > 40 && JSON.stringify(account).length > ACCOUNT_BYTES_MAX

/** Watches the ledger of one run. */
export function watchLedger(world: World): LedgerWatch {
  const posted: LedgerWatch['posted'] = new Map()
  const books: Books = new Map()
  return {
    posted,
    sawAccount(stored, after) {
      const now = accountIn(after)
      const before = stored && accountIn(stored)
      const book = bookOf(books, now.memberId)
      const fresh = Object.values(now.journal).filter((entry) => !before?.journal[entry.opId])
      for (const entry of fresh.sort((a, b) => a.seq - b.seq))
        post(world, { posted, books, memberId: now.memberId }, entry)
      if (before) sawRemovals(world, { before, now }, posted)
      compare(world, now, book)
      expectRoom(world, now, fresh)
      if (isLarge(now)) violate(world, `account ${now.memberId} is too large`)
    },
    sawEntry({ _id, memberId, ...copied }) {
      const known = posted.get(_id)
      if (!known) return violate(world, `entry ${_id} was moved out before it was posted`)
      known.isMovedOut = true
      const { opId: _opId, effects: _effects, ...entry } = known.entry
      const { effects: _none, ...copy } = copied
      if (memberId !== known.memberId || !isSame(copy, entry))
        violate(world, `entry ${_id} was changed on its way out`)
    },
    sawEffect(collection, before, after) {
      if (before && Number(after.seq) <= Number(before.seq)) violate(world, `${after._id} went back in time`)
      const isAskedFor = [...posted.values()].some(({ entry }) =>
        entry.effects.some((effect) => isWrittenBy(effect, { collection, after, seq: entry.seq })),
      )
      if (!isAskedFor) violate(world, `${collection}/${after._id} was written, but no entry asks for it`)
    },
  }
}

/** An account as its document has it; a map that is empty may be missing. */
export function accountIn(stored: Stored): Account {
  const { _id, ...fields } = stored
  // Only the kernel writes accounts, and it writes all of one.
  return {
    lots: {},
    pending: {},
    growth: {},
    counters: {},
    journal: {},
    ...fields,
    memberId: _id,
  } as unknown as Account
}

function post(
  world: World,
  { posted, books, memberId }: { posted: LedgerWatch['posted']; books: Books; memberId: string },
  entry: Entry,
): void {
  const book = bookOf(books, memberId)
  if (posted.has(entry.opId)) violate(world, `${entry.opId} (${entry.kind}) was posted twice`)
  if (entry.seq !== seqAfter(entry, book, books) + 1)
    violate(world, `entry ${entry.opId} has number ${entry.seq} after ${book.seq}`)
  const isRuled = entry.input !== '' && entry.kind !== 'void'
  if (isRuled && entry.at < book.ruledAt) violate(world, `${entry.opId} was decided at a time that was over`)
  if (isRuled) book.ruledAt = entry.at
  if (entry.kind === 'refund') sawRefund(world, { posted, memberId }, entry)
  posted.set(entry.opId, { memberId, entry, isMovedOut: false, turn: world.turns.count(), now: world.now })
  book.seq = entry.seq
  book.points += entry.points
  book.pending += entry.pending
  book.debt += entry.debt
  for (const [key, points] of Object.entries(growthBy(world, entry)))
    book.growth[key] = (book.growth[key] ?? 0) + points
}

/** What an entry changes in the growth of each month. */
function growthBy({ kernel }: World, { why, growth }: Entry): Record<string, number> {
  if ('growthBy' in why) return why.growthBy
  if (why.of !== 'purchase' && why.of !== 'refund') return {}
  return { [kernel.account.growthKey(kernel.calendar.monthOf(why.paidAt))]: growth }
}

/** A refund takes from the points that wait only while its own order's are among them. */
function sawRefund(
  world: World,
  { posted, memberId }: { posted: LedgerWatch['posted']; memberId: string },
  { why, pending }: Entry,
): void {
  if (why.of !== 'refund' || pending === 0) return
  const all = [...posted.values()].filter((one) => one.memberId === memberId).map(({ entry }) => entry)
  const bought = all.find((one) => one.why.of === 'purchase' && one.why.orderId === why.orderId)
  const day = bought?.bucket && world.kernel.calendar.dayOf(bought.bucket.activatesAt)
  const isOver = all.some((one) => one.why.of === 'activate' && one.why.day === day && one.seq > bought!.seq)
  if (isOver) violate(world, `the refund of ${why.orderId} took pending points of another order`)
}

/** An entry leaves the journal only when it is kept elsewhere, nothing of it is left to do, and it can be found. */
function sawRemovals(
  world: World,
  { before, now }: { before: Account; now: Account },
  posted: LedgerWatch['posted'],
): void {
  for (const entry of Object.values(before.journal)) {
    const kept = now.journal[entry.opId]
    if (kept && kept.effects.length >= entry.effects.length) continue
    for (const effect of entry.effects) {
      if (!isEffectDone(world, posted, { effect, seq: entry.seq }))
        violate(world, `${entry.opId} is finished, but its ${effect.do} was not done`)
    }
    if (kept) continue
    if (!posted.get(entry.opId)?.isMovedOut)
      violate(world, `entry ${entry.opId} left the journal and is nowhere`)
    if (now.floor < entry.time) violate(world, `entry ${entry.opId} left the journal above the floor`)
  }
}

/** True when what an entry asked for outside its account is there. */
export function isEffectDone(
  world: World,
  posted: LedgerWatch['posted'],
  { effect, seq }: { effect: Effect; seq: number },
): boolean {
  if (effect.do === 'tell') return posted.has(effect.opId)
  // Effects name collections of ours.
  const collection = effect.collection as Parameters<World['database']['get']>[0]
  // What was to be erased is struck from the list once it is.
  if (effect.do === 'insert' && collection === 'erasures')
    return world.outside.erasures.has(effect.document._id)
  if (effect.do === 'insert') return world.database.get(collection, effect.document._id) !== null
  const stored = world.database.get(collection, effect.id)
  return stored !== null && Number(stored.seq) >= seq
}

function compare(world: World, account: Account, book: Book): void {
  const wrong = (what: string, has: unknown, adds: unknown) =>
    violate(world, `${what} of ${account.memberId} is ${String(has)}, its entries add up to ${String(adds)}`)
  const lots = Object.values(account.lots)
  const buckets = Object.values(account.pending).flatMap((bucket) => Object.values(bucket.lots))
  if (sum(lots) !== book.points) wrong('the balance', sum(lots), book.points)
  if (sum(buckets) !== book.pending) wrong('the pending sum', sum(buckets), book.pending)
  if (account.debt !== book.debt) wrong('the debt', account.debt, book.debt)
  if (account.seq !== book.seq) wrong('the number', account.seq, book.seq)
  if (Math.min(0, account.debt, ...lots, ...buckets) < 0)
    violate(world, `something of ${account.memberId} is negative`)
  for (const [key, points] of Object.entries(account.growth)) {
    if (points !== book.growth[key]) wrong(`the growth ${key}`, points, book.growth[key])
  }
  const openSince = Math.min(
    ...Object.values(account.journal).map(({ at, effects }) => (effects.length > 0 ? at : Infinity)),
  )
  if (account.unfinishedSince > openSince) {
    violate(world, `no sweeper will find what ${account.memberId} has to finish`)
  }
  if (account.dueAt > world.kernel.settle.dueAtOf(account))
    violate(world, `no job will settle ${account.memberId} in time`)
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

/** Written and read back: the keys may come in another order, and one without a value is none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  // Both are objects, and only their own keys are looked at.
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key of Object.keys(left)) if (!isSame(left[key], right[key])) return false
  for (const key of Object.keys(right)) if (!(key in left) && right[key] !== undefined) return false
  return true
}
