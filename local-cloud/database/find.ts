/**
 * The rows that a query means, in the order it asks for.
 */
import type { Collection } from './catalog'
import { compileFilter } from './filter'
import { indexedValues, keyOfValue } from './index-keys'
import { type Plan, planOf, type SortOrder } from './plan'
import type { Row, View } from './view'
import type { Document, Fields } from './values'

export interface FindQuery {
  filter: Fields
  sort: SortOrder
  skip: number
  limit: number
}

/** Every row that matches, one by one, in the order of the index that serves the query, or in natural order. */
export function matching(view: View, collection: Collection, filter: Fields): Iterable<Row> {
  return rowsOf(view, collection, { filter, plan: planOf(collection, filter, []) })
}

function* rowsOf(
  view: View,
  collection: Collection,
  { filter, plan }: { filter: Fields; plan: Plan },
): Iterable<Row> {
  const isMeant = compileFilter(filter)
  const rows = plan.kind === 'scan' ? view.rows(collection) : view.rowsOfRanges(collection, plan.index, plan)
  const isTested = !plan.isExact || view.hasPending(collection)
  for (const row of rows) if (!isTested || isMeant(row.document)) yield row
}

/** The rows of a query with its order, its offset and its limit. */
export function find(view: View, collection: Collection, query: FindQuery): Row[] {
  const plan = planOf(collection, query.filter, query.sort)
  const isInOrder = query.sort.length === 0 || (plan.isSorted && !view.hasPending(collection))
  const rows = rowsOf(view, collection, { filter: query.filter, plan })
  return isInOrder ? taken(rows, query.skip, query.limit) : sorted(view, collection, { ...query, rows })
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
