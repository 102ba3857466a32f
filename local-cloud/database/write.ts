/**
 * Inserts, updates and removals of one request. They are drafted into an overlay; who commits it, and when, is not
 * decided here. An operation over many documents that fails half way keeps what it did before, as MongoDB does; only a
 * transaction undoes it.
 */
import { randomBytes } from 'node:crypto'
import type { Collection } from './catalog'
import { duplicateKey, requestFailed } from './failures'
import { stringifyEjson } from './ejson'
import { checkNames } from './field-names'
import { find, type FindQuery } from './find'
import { entriesOf, type Entry } from './index-keys'
import type { DatabaseLimits } from './limits'
import type { Overlay } from './overlay'
import { compileUpdate } from './update'
import type { Row, View } from './view'
import { type Document, type DocumentId, type Fields, isDocumentId } from './values'

/** What a write works with. */
export interface Draft {
  /** Sees the overlay too. */
  view: View
  overlay: Overlay
  limits: DatabaseLimits
  /** The instant of the request, ms. */
  now: number
  nextRowNo(): number
  /** Takes a row for this write, or throws: because a transaction holds it, or because somebody else changed it. */
  claimRow(collection: Collection, rowNo: number): void
  /** The same for a key of a unique index. */
  claimKey(entry: Entry): void
}

/** Inserts a document and answers its _id; one without gets 32 hexadecimal digits, as in production. */
export function insert(draft: Draft, collection: Collection, fields: Fields): DocumentId {
  checkNames(fields, draft.limits)
  const { _id: given, ...rest } = fields
  const id = given ?? randomBytes(16).toString('hex')
  if (!isDocumentId(id))
    throw requestFailed('The _id of a document must be a string, a number or an object id')
  put(draft, collection, { rowNo: draft.nextRowNo(), before: [], document: { _id: id, ...rest } })
  return id
}

/** Changes the rows a query means by update operators; answers how many were meant. */
export function update(draft: Draft, collection: Collection, change: Change): number {
  const apply = compileUpdate(change.update, { filter: change.filter, now: draft.now, limits: draft.limits })
  const rows = meantRows(draft, collection, change)
  for (const row of rows) replaceRow(draft, collection, { row, change: apply })
  return rows.length
}

export interface Change {
  filter: Fields
  update: Fields
  isMany: boolean
}

/** Changes the first row a query means and answers the document after the change. */
export function updateFirst(
  draft: Draft,
  collection: Collection,
  change: Omit<Change, 'isMany'>,
): string | undefined {
  const apply = compileUpdate(change.update, { filter: change.filter, now: draft.now, limits: draft.limits })
  const [row] = meantRows(draft, collection, { ...change, isMany: false })
  return row && replaceRow(draft, collection, { row, change: apply })
}

/** Replaces the document that a query means as a whole, or inserts it; answers the _id of an inserted one. */
export function replace(
  draft: Draft,
  collection: Collection,
  replacement: { filter: Fields; fields: Fields },
): DocumentId | undefined {
  const { filter, fields } = replacement
  checkNames(fields, draft.limits)
  if (fields._id !== undefined) throw requestFailed('The _id of a document cannot be set')
  const [row] = meantRows(draft, collection, { filter, isMany: false })
  if (!row)
    return insert(draft, collection, isDocumentId(filter._id) ? { _id: filter._id, ...fields } : fields)
  const before = entriesOfAll(collection, row.document)
  draft.claimRow(collection, row.rowNo)
  put(draft, collection, {
    rowNo: row.rowNo,
    before,
    document: { _id: row.document._id, ...fields },
    was: row.text,
  })
  return undefined
}

/** Removes the rows a query means; answers how many. */
export function remove(
  draft: Draft,
  collection: Collection,
  meant: { filter: Fields; isMany: boolean },
): number {
  const rows = meantRows(draft, collection, meant)
  for (const row of rows) {
    draft.claimRow(collection, row.rowNo)
    const baseEntries = entriesOfAll(collection, row.document)
    for (const entry of baseEntries) if (entry.index.isUnique) draft.claimKey(entry)
    draft.overlay.put(collection, { rowNo: row.rowNo, text: undefined, baseEntries, entries: [] })
  }
  return rows.length
}

function meantRows(draft: Draft, collection: Collection, meant: { filter: Fields; isMany: boolean }): Row[] {
  const query: FindQuery = { filter: meant.filter, sort: [], skip: 0, limit: meant.isMany ? Infinity : 1 }
  return find(draft.view, collection, query)
}

/** Changes the row's own document, which nobody else reads any more. */
function replaceRow(
  draft: Draft,
  collection: Collection,
  { row, change }: { row: Row; change: (document: Document) => void },
): string {
  draft.claimRow(collection, row.rowNo)
  const { document } = row
  const before = entriesOfAll(collection, document)
  change(document)
  return put(draft, collection, { rowNo: row.rowNo, before, document, was: row.text })
}

interface Written {
  rowNo: number
  before: Entry[]
  document: Document
  /** The text it had; a document that does not change is not written. */
  was?: string
}

function put(draft: Draft, collection: Collection, { rowNo, before, document, was }: Written): string {
  const text = stringifyEjson(document)
  if (text === was) return text
  const bytes = Buffer.byteLength(text)
  const { documentBytesMax } = draft.limits
  if (bytes > documentBytesMax)
    throw requestFailed(`A document has ${bytes} bytes; ${documentBytesMax} are allowed`)
  const entries = entriesOfAll(collection, document)
  claimKeys(draft, { before, entries })
  refuseDuplicates(draft, collection, { rowNo, document, entries })
  draft.overlay.put(collection, { rowNo, text, baseEntries: before, entries })
  return text
}

/** Keys of unique indexes are claimed when they are taken and when they are given up. */
function claimKeys(draft: Draft, { before, entries }: { before: Entry[]; entries: Entry[] }): void {
  for (const entry of before) if (entry.index.isUnique && !includes(entries, entry)) draft.claimKey(entry)
  for (const entry of entries) if (entry.index.isUnique && !includes(before, entry)) draft.claimKey(entry)
}

function refuseDuplicates(
  draft: Draft,
  collection: Collection,
  row: { rowNo: number; document: Document; entries: Entry[] },
): void {
  for (const entry of row.entries) {
    if (!entry.index.isUnique) continue
    const other = draft.view.rowOfKey(entry)
    if (other !== undefined && other !== row.rowNo) throw duplicate(collection, entry, row.document)
  }
}

function includes(entries: Entry[], wanted: Entry): boolean {
  return entries.some(({ key }) => key.equals(wanted.key))
}

function entriesOfAll(collection: Collection, document: Document): Entry[] {
  const entries = entriesOf(collection.idIndex, document)
  for (const index of collection.indexes) entries.push(...entriesOf(index, document))
  return entries
}

function duplicate(collection: Collection, { index }: Entry, document: Document) {
  const shown = index.fields.map(([path]) => `${path}: ${shortText(document, path)}`).join(', ')
  return duplicateKey(collection.name, index.name, shown)
}

function shortText(document: Document, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>((inside, name) => (inside as Fields | undefined)?.[name], document)
  return value === undefined ? 'null' : JSON.stringify(value).slice(0, 200)
}
