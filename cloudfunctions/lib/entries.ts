/** Listing the entries of a member: the newest lie in the account, older ones where they were moved to. */
import type { Account } from '../../src/domain/account'
import { type Instant, DAY_MS } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { isShown, newestFirst, PAGE_LENGTH, type StatementKind } from '../../src/domain/statement'
import { entryFrom } from './journal'
import { above, below, not, type Store, type Where } from './store'

export interface EntryPage {
  rows: Entry[]
  hasMore: boolean
}

/** One page of a statement, from the row after `before`. One more call where the account does not hold it all. */
export async function listEntries(
  store: Store,
  account: Account,
  { kind, before, now }: { kind: StatementKind; before: number; now: Instant },
): Promise<EntryPage> {
  const inAccount = newestFirst(account).filter((entry) => entry.seq < before)
  const shown = inAccount.filter((entry) => isShown(entry, kind, account))
  const isComplete = holdsAll(account) || (shown.length > PAGE_LENGTH && isGapless(inAccount))
  const older = isComplete ? [] : await olderEntries(store, account, { kind, before, now })
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

function isGapless(entries: Entry[]): boolean {
  return entries.every((entry, place) => place === 0 || entry.seq === (entries[place - 1]?.seq ?? 0) - 1)
}

async function olderEntries(
  store: Store,
  account: Account,
  { kind, before, now }: { kind: StatementKind; before: number; now: Instant },
): Promise<Entry[]> {
  const where = { memberId: account.memberId, seq: below(before), ...tabOf(kind, now) }
  const found = await store.find('entries', { where, orderBy: { seq: 'desc' }, limit: PAGE_LENGTH + 1 })
  return found.map(entryFrom)
}

/** Entries that may still be pending became due within the last day at the earliest: a bucket holds one day. */
function tabOf(kind: StatementKind, now: Instant): Where {
  if (kind === 'pending') return { 'bucket.activatesAt': above(now - DAY_MS) }
  return { row: kind === 'all' ? not('hidden') : kind }
}

/** Both lists as one, newest first; an entry that is being moved out is in both. */
function merged(some: Entry[], others: Entry[]): Entry[] {
  const known = new Set(some.map(({ opId }) => opId))
  return [...some, ...others.filter(({ opId }) => !known.has(opId))].sort((a, b) => b.seq - a.seq)
}

/** The newest entries that moved the tier. */
export async function listTierMoves(store: Store, account: Account): Promise<Entry[]> {
  const inAccount = newestFirst(account).filter((entry) => entry.kind === 'tier')
  if (holdsAll(account)) return inAccount
  const where = { memberId: account.memberId, kind: 'tier' }
  const found = await store.find('entries', { where, orderBy: { seq: 'desc' }, limit: PAGE_LENGTH })
  return merged(inAccount, found.map(entryFrom)).slice(0, PAGE_LENGTH)
}
