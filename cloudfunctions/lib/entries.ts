/** Listing the entries of a member: the newest lie in the account, older ones where they were moved to. */
import type { Account } from '../../src/domain/account'
import { endOfMonth, type Month, startOfMonth } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { isShown, newestFirst, PAGE_LENGTH, type StatementKind } from '../../src/domain/statement'
import { movesOf, type PastTab, pastWhy } from '../../src/domain/wallet-view'
import { entryFrom } from './journal'
import { below, between, not, oneOf, type Store, type Where } from './store'

export interface EntryPage {
  rows: Entry[]
  hasMore: boolean
}

/** One page of a statement, from the row after `before`. One more call where the account does not hold it all. */
export async function listEntries(
  store: Store,
  account: Account,
  { kind, before }: { kind: StatementKind; before: number },
): Promise<EntryPage> {
  const inAccount = newestFirst(account).filter((entry) => entry.seq < before)
  const shown = inAccount.filter((entry) => isShown(entry, kind, account))
  const isComplete =
    holdsAll(account) ||
    (shown.length > PAGE_LENGTH && isGapless(inAccount, Math.min(before - 1, account.seq)))
  const older = isComplete ? [] : await olderEntries(store, account, { kind, before })
  const rows = merged(
    shown,
    older.filter((entry) => isShown(entry, kind, account)),
  )
  return { rows: rows.slice(0, PAGE_LENGTH), hasMore: rows.length > PAGE_LENGTH }
}

/** Every entry has its number, so none was moved out while there are as many as numbers. */
function holdsAll(account: Account): boolean {
  return Object.keys(account.journal).length === account.seq
}

/** True when every number from `newest` down to the last of these is here: none between them was moved out. */
function isGapless(entries: Entry[], newest: number): boolean {
  return entries.every((entry, place) => entry.seq === newest - place)
}

async function olderEntries(
  store: Store,
  account: Account,
  { kind, before }: { kind: StatementKind; before: number },
): Promise<Entry[]> {
  if (kind === 'pending' && Object.keys(account.pending).length === 0) return []
  const where = { memberId: account.memberId, seq: below(before), ...tabOf(kind, account) }
  const found = await store.find('entries', { where, orderBy: { seq: 'desc' }, limit: PAGE_LENGTH + 1 })
  return found.map(entryFrom)
}

/** What is pending lies in the buckets that the account still has. */
function tabOf(kind: StatementKind, account: Account): Where {
  if (kind === 'pending') return { 'bucket.key': oneOf(Object.keys(account.pending)) }
  return { row: kind === 'all' ? not('hidden') : kind }
}

/** Both lists as one, newest first; an entry that is being moved out is in both. */
function merged(some: Entry[], others: Entry[]): Entry[] {
  const known = new Set(some.map(({ opId }) => opId))
  return [...some, ...others.filter(({ opId }) => !known.has(opId))].sort((a, b) => b.seq - a.seq)
}

/** The newest entries that moved the tier, one page at most; none of the store is read while all are in the account. */
export async function listTierMoves(store: Store, account: Account): Promise<Entry[]> {
  const inAccount = newestFirst(account).filter((entry) => entry.kind === 'tier')
  if (holdsAll(account)) return inAccount
  const where = { memberId: account.memberId, kind: 'tier' }
  const found = await store.find('entries', { where, orderBy: { seq: 'desc' }, limit: PAGE_LENGTH })
  return merged(inAccount, found.map(entryFrom)).slice(0, PAGE_LENGTH)
}

/** One page of what became of a member's coupons, from the row after `before`. */
export async function listCouponMoves(
  store: Store,
  account: Account,
  { tab, before }: { tab: PastTab; before: number },
): Promise<EntryPage> {
  const isOfTab = (entry: Entry) => entry.seq < before && pastWhy(entry, tab) !== null
  const inAccount = newestFirst(account).filter(isOfTab)
  const where = {
    memberId: account.memberId,
    seq: below(before),
    kind: 'coupon',
    'why.move': oneOf(movesOf[tab]),
  }
  const older = holdsAll(account)
    ? []
    : await store.find('entries', { where, orderBy: { seq: 'desc' }, limit: PAGE_LENGTH + 1 })
  const rows = merged(inAccount, older.map(entryFrom))
  return { rows: rows.slice(0, PAGE_LENGTH), hasMore: rows.length > PAGE_LENGTH }
}

/** A check-in is once a day. */
const CHECK_INS_MAX = 31

/** The check-ins of one Beijing month; none of the store is read while all entries are in the account. */
export async function listCheckIns(store: Store, account: Account, month: Month): Promise<Entry[]> {
  const inAccount = newestFirst(account).filter((entry) => entry.kind === 'check-in')
  if (holdsAll(account)) return inAccount
  const at = between(startOfMonth(month), endOfMonth(month) - 1)
  const where = { memberId: account.memberId, kind: 'check-in', at }
  const found = await store.find('entries', { where, orderBy: { seq: 'desc' }, limit: CHECK_INS_MAX })
  return merged(inAccount, found.map(entryFrom))
}
