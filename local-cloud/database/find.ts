/**
 * The rows that a query means, in the order it asks for.
 */
import type { Collection } from './catalog'
import { compileFilter } from './filter'
import { indexedValues, keyOfValue } from './index-keys'
import { planOf, type SortOrder } from './plan'
import type { Row, View } from './view'
import type { Document, Fields } from './values'

export interface FindQuery {
  filter: Fields
  sort: SortOrder
  skip: number
  limit: number
}

/** Every row that matches, one by one, in the order of the index that serves the query, or in natural order. */
export function* matching(
  view: View,
  collection: Collection,
  filter: Fields,
  sort: SortOrder = [],
): Iterable<Row> {
  const isMeant = compileFilter(filter)
  const plan = planOf(collection, filter, sort)
  const rows = plan.kind === 'scan' ? view.rows(collection) : view.rowsOfRanges(collection, plan.index, plan)
  for (const row of rows) if (isMeant(row.document)) yield row
}

/** The rows of a query with its order, its offset and its limit. */
export function find(view: View, collection: Collection, query: FindQuery): Row[] {
  const { filter, sort, skip, limit } = query
  const isInOrder =
    sort.length === 0 || (planOf(collection, filter, sort).isSorted && !view.hasPending(collection))
  const rows = matching(view, collection, filter, sort)
  return isInOrder ? taken(rows, skip, limit) : sorted(view, collection, { ...query, rows })
}

function taken(rows: Iterable<Row>, skip: number, limit: number): Row[] {
  const result: Row[] = []
  let place = 0
  if (limit <= 0) return result
  for (const row of rows) {
    if (place++ < skip) continue
    result.push(row)
    if (result.length >= limit) break
  }
  return result
}

/** Only keys and numbers are held while sorting: the rows themselves may be more than memory. */
function sorted(view: View, collection: Collection, query: FindQuery & { rows: Iterable<Row> }): Row[] {
  const keyed: { key: Buffer; rowNo: number }[] = []
  for (const row of query.rows) keyed.push({ key: sortKey(row.document, query.sort), rowNo: row.rowNo })
  keyed.sort((one, other) => Buffer.compare(one.key, other.key) || one.rowNo - other.rowNo)
  return keyed
    .slice(query.skip, query.skip + query.limit)
    .flatMap(({ rowNo }) => view.row(collection, rowNo) ?? [])
}

/** Of an array the smallest element counts, or the largest when the order is descending. */
function sortKey(document: Document, sort: SortOrder): Buffer {
  const parts = sort.map(([path, direction]) => {
    const keys = indexedValues(document, path).values.map((value) => keyOfValue(value, direction))
    return keys.sort(Buffer.compare)[0] ?? keyOfValue(undefined, direction)
  })
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
}
