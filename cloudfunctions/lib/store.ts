/**
 * The store: the few things we ask of a document database. Everything that reads or writes takes it as an
 * argument, so that a test can pass one of its own; wx-store.ts is the one of WeChat Cloud.
 */
import type { CollectionName } from './collections'

export type Fields = Record<string, unknown>
export type Stored = { _id: string } & Fields

/** A condition on one field; a plain value means equal. */
export type Condition =
  | { is: 'above' | 'below' | 'upTo'; value: number | string }
  | { is: 'between'; from: number; upTo: number }
  | { is: 'oneOf'; values: string[] }
  | { is: 'not'; value: string }
  | { is: 'absent' }

/** Field paths with dots; every condition must hold. */
export type Where = Record<string, string | number | boolean | null | Condition>

/** What a conditional write does: fields by their path, replaced whole. */
export interface Change {
  set?: Fields
  remove?: string[]
  inc?: Record<string, number>
  min?: Record<string, number>
}

export interface Search {
  where: Where
  orderBy?: Record<string, 'asc' | 'desc'>
  /** At most 1,000. */
  limit: number
  /** Only these fields, with `_id`: for lists over large documents. */
  fields?: string[]
}

export interface Documents {
  get(collection: CollectionName, id: string): Promise<Stored | null>
  /** Writes a document where there is none. */
  insert(collection: CollectionName, documents: Stored[]): Promise<'inserted' | 'duplicate'>
  /** Changes the one document that `where` names by its `_id`, where every condition holds; false where none did. */
  update(collection: CollectionName, where: Where & { _id: string }, change: Change): Promise<boolean>
}

/** What one transaction reads and writes: documents by their id and nothing else. */
export interface Transaction {
  get(collection: CollectionName, id: string): Promise<Stored | null>
  /** Writes the whole document, over the one that is there. */
  put(collection: CollectionName, document: Stored): Promise<void>
  change(collection: CollectionName, id: string, change: Change): Promise<void>
}

export interface Store extends Documents {
  find(collection: CollectionName, search: Search): Promise<Stored[]>
  count(collection: CollectionName, where: Where): Promise<number>
  /** Removes every document that matches; only for what may vanish, such as codes that have died. */
  removeAll(collection: CollectionName, where: Where): Promise<number>
  /** Does all of it or nothing, again from the start after a conflict. `work` must change nothing else. */
  transact<Value>(work: (transaction: Transaction) => Promise<Value>): Promise<Value>
}

/** Greater than this. */
export const above = (value: number | string): Condition => ({ is: 'above', value })
/** Less than this. */
export const below = (value: number | string): Condition => ({ is: 'below', value })
/** This or less. */
export const upTo = (value: number | string): Condition => ({ is: 'upTo', value })
/** From the first to the last, both included. */
export const between = (first: number, last: number): Condition => ({
  is: 'between',
  from: first,
  upTo: last,
})
/** Any of these. */
export const oneOf = (values: string[]): Condition => ({ is: 'oneOf', values })
/** Anything else, absence included. */
export const not = (value: string): Condition => ({ is: 'not', value })
/** The field is not there. */
export const absent: Condition = { is: 'absent' }

/** Codes of the SDK are unreliable (missing ones become -501001), so errors are told apart by their text alone. */
export function isDuplicate(error: unknown): boolean {
  return /E11000|DATABASE_DUPLICATE_WRITE/.test(textOf(error))
}

/** A write that another transaction was first to. */
export function isConflict(error: unknown): boolean {
  return /TransactionConflict|TransactionBusy|DATABASE_TRANSACTION_CONFLICT|WriteConflict/.test(textOf(error))
}

function textOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { message = '', errMsg = '', code = '' } = error as Record<string, unknown> // any thrown object
  return [message, errMsg, code].map(String).join(' ')
}

/** An undefined in a filter matches everything, and one in a write vanishes: both are bugs, caught here. */
export function assertDefined(fields: Fields, what: string): void {
  for (const [path, value] of Object.entries(fields)) {
    if (value === undefined || Number.isNaN(value)) throw new Error(`${what} of ${path} has no value`)
  }
}
