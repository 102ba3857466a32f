/** Reading and writing the account document. */
import { type Account, blankAccount } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { ALIASES_MAX } from '../../src/domain/merge-refusals'
import { settle } from '../../src/domain/settle'
import type { Settings } from '../../src/domain/settings'
import { type Change, type Fields, oneOf, type Store, type Stored } from './store'

/** The account of a member, to the end of every merge; a blank one where nothing is stored yet. */
export async function readAccount(store: Store, memberId: string): Promise<Account> {
  let account = accountFrom(memberId, await store.get('accounts', memberId))
  for (let merges = 0; account.mergedInto !== null; merges += 1) {
    if (merges === ALIASES_MAX) throw new Error('merged accounts go in a circle')
    account = accountFrom(account.mergedInto, await store.get('accounts', account.mergedInto))
  }
  return account
}

/** The accounts of several members in one call; those merged away, and one alone, are left to be read one by one. */
export async function readAccounts(store: Store, memberIds: string[]): Promise<Map<string, Account>> {
  if (memberIds.length < 2) return new Map()
  const found = await store.find('accounts', { where: { _id: oneOf(memberIds) }, limit: memberIds.length })
  const stored = new Map(found.map((document) => [document._id, document]))
  const accounts = memberIds.map((memberId) => accountFrom(memberId, stored.get(memberId) ?? null))
  return new Map(accounts.filter((account) => account.mergedInto === null).map((one) => [one.memberId, one]))
}

/** The account of a member as it is at a moment: what fell due by then is done, in memory alone. */
export async function readSettled(
  store: Store,
  memberId: string,
  { now, settings }: { now: Instant; settings: Settings },
): Promise<Account> {
  return settle(await readAccount(store, memberId), now, settings)
}

/** The account in a document. A map that became empty has vanished from it, so every map has its default. */
export function accountFrom(memberId: string, stored: Stored | null): Account {
  if (!stored) return blankAccount(memberId)
  const { _id, ...fields } = stored
  // The document is ours: it was written from an Account and nothing else writes it.
  return { ...blankAccount(_id), ...fields }
}

/** Writes the account where its version is still the one read; false where somebody else was first. */
export async function writeAccount(store: Store, before: Account, after: Account): Promise<boolean> {
  const { memberId: _id, version } = before
  if (version === 0)
    return (await store.insert('accounts', [documentOf({ ...after, version: 1 })])) === 'inserted'
  return store.update('accounts', { _id, version }, changeOf(before, after))
}

/** The document of an account. */
export function documentOf({ memberId, ...fields }: Account): Stored {
  return { _id: memberId, ...fields }
}

const maps = ['lots', 'pending', 'growth', 'coupons', 'counters', 'journal'] as const
const isMap = (field: string): field is (typeof maps)[number] => maps.some((map) => map === field)

/** What makes `before` into `after` in one update: maps key by key, everything else whole. */
export function changeOf(before: Account, after: Account): Change {
  const set: Fields = {}
  const remove: string[] = []
  for (const [field, value] of Object.entries(after)) {
    if (field === 'memberId' || field === 'version') continue
    // The keys of an Account are its own.
    const old = before[field as keyof Account]
    if (isMap(field)) changeMap(field, { before: before[field], after: after[field] }, { set, remove })
    else if (!isEqual(old, value)) set[field] = value
  }
  return { set, remove, inc: { version: 1 } }
}

function changeMap(
  field: string,
  map: { before: Fields; after: Fields },
  change: { set: Fields; remove: string[] },
) {
  for (const [key, value] of Object.entries(map.after)) {
    if (!isEqual(map.before[key], value)) change.set[`${field}.${key}`] = value
  }
  for (const key of Object.keys(map.before)) {
    if (!(key in map.after)) change.remove.push(`${field}.${key}`)
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
