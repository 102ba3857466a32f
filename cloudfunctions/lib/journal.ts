/**
 * The journal: the newest entries lie in the account, the older ones in the collection `entries`. `floor` is at
 * least the time of every operation that was moved out, so who looks for one knows where to look.
 */
import type { Account } from '../../src/domain/account'
import { NEVER } from '../../src/domain/calendar'
import { awaitsTell, type Entry, isFinished } from '../../src/domain/entry'
import type { Edge } from './edge'
import { writeEffects } from './effects'
import type { EntryMark } from './operation'
import { oneOf, type Store, type Stored } from './store'

/** So many entries stay in the account, and so many at most while some of them wait for a tell. */
export const JOURNAL_MAX = 32
export const JOURNAL_LIMIT = 48
/** An account that weighs more keeps only what is just being posted, however few entries that leaves. */
const HEAVY_BYTES = 40 * 1024

/** The entries of operations that are done already, by their id: from the journal, and from where it was moved to. */
export async function doneAlready(
  store: Store,
  account: Account,
  marks: EntryMark[],
): Promise<Map<string, Entry>> {
  const inJournal = marks.flatMap(({ opId }) => account.journal[opId] ?? [])
  const found = new Map(inJournal.map((entry) => [entry.opId, entry]))
  const movedOut = marks.filter(({ opId, time }) => !found.has(opId) && time <= account.floor)
  if (movedOut.length === 0) return found
  for (const entry of await readEntries(store, movedOut)) found.set(entry.opId, entry)
  return found
}

/** A query answers a thousand documents at most; an order may have many refunds. */
const READ_MAX = 500

async function readEntries(store: Store, marks: EntryMark[]): Promise<Entry[]> {
  const ids = [...new Set(marks.map(({ opId }) => opId))]
  const entries: Entry[] = []
  for (let from = 0; from < ids.length; from += READ_MAX) {
    const some = ids.slice(from, from + READ_MAX)
    const stored = await store.find('entries', { where: { _id: oneOf(some) }, limit: some.length })
    entries.push(...stored.map(entryFrom))
  }
  return entries
}

/** The entry in a document that was moved out. */
export function entryFrom({ _id, memberId: _memberId, ...entry }: Stored): Entry {
  // The document is ours: it was written from an Entry and is never changed.
  return { ...entry, opId: _id } as Entry
}

/** How many entries this account can take before an operation that may wait is refused. */
export function hasRoom(account: Account, entries: number): boolean {
  const waiting = Object.values(account.journal).filter(awaitsTell).length
  const kept = Math.max(waiting, Object.keys(account.journal).length - halfOf(account))
  return kept + entries <= JOURNAL_LIMIT
}

const halfOf = (account: Account) => Math.ceil(Object.keys(account.journal).length / 2)

/**
 * Makes room in a journal that would pass 32: copies the oldest half to `entries` and takes it out of the account
 * that is about to be written; all of it where the account is heavy, because a few entries with long reasons can be
 * as much as many. Entries that wait for a tell stay. Copies that are there already are fine.
 */
export async function drain(edge: Edge, before: Account, after: Account): Promise<Account> {
  const isHeavy = bytesOf(after) > HEAVY_BYTES
  if (!isHeavy && Object.keys(after.journal).length <= JOURNAL_MAX) return after
  const oldest = Object.values(before.journal)
    .filter((entry) => !awaitsTell(entry))
    .sort((a, b) => a.seq - b.seq)
    .slice(0, isHeavy ? JOURNAL_LIMIT : halfOf(before))
  if (oldest.length === 0) return after
  for (const entry of oldest.filter((entry) => !isFinished(entry))) await writeEffects(edge, entry)
  await copyOut(edge.store, after.memberId, oldest)
  return withoutEntries(after, oldest)
}

/** An update leaves the rest of 64 KB to the entries that wait for other accounts. */
const ROUND_BYTES = 52 * 1024

/** True where an account weighs too much with what a round has posted, even without all that was in it before. */
export function isTooHeavy(before: Account, after: Account): boolean {
  const posted = Object.entries(after.journal).filter(([opId]) => !before.journal[opId])
  return bytesOf({ ...after, journal: Object.fromEntries(posted) }) > ROUND_BYTES
}

/** What the account weighs as text, which is how documents are written down. */
function bytesOf(account: Account): number {
  return Buffer.byteLength(JSON.stringify(account))
}

/** Copies entries to where they can be found when they are in no journal any more; a copy that is there already is fine. */
export async function copyOut(store: Store, memberId: string, entries: Entry[]): Promise<void> {
  const documents = entries.map(({ opId, ...entry }) => ({ ...entry, _id: opId, memberId, effects: [] }))
  if ((await store.insert('entries', documents)) === 'inserted') return
  for (const document of documents) await store.insert('entries', [document])
}

function withoutEntries(account: Account, gone: Entry[]): Account {
  const ids = new Set(gone.map(({ opId }) => opId))
  const kept = Object.entries(account.journal).filter(([opId]) => !ids.has(opId))
  const journal = Object.fromEntries(kept)
  const floor = Math.max(account.floor, ...gone.map(({ time }) => time))
  return { ...account, journal, floor, unfinishedSince: unfinishedSince(account, journal) }
}

/** Since when something is to be done: an earlier time is kept until nothing is. */
export function unfinishedSince(account: Account, journal: Account['journal']): number {
  return Object.values(journal).every(isFinished) ? NEVER : account.unfinishedSince
}
