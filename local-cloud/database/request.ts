/**
 * The fields of database requests, checked.
 */
import type { AdminRequest } from '../gateway/service'
import type { Direction } from './catalog'
import { parseFields } from './ejson'
import { invalidParam } from './failures'
import type { FindQuery } from './find'
import type { DatabaseLimits } from './limits'
import type { SortOrder } from './plan'
import type { Fields } from './values'

/** A field of a request that must be there. Refuses what is no text, and an empty one. */
export function textField(request: AdminRequest, name: string): string {
  const value = request[name]
  if (typeof value !== 'string' || value === '') throw invalidParam(`${name} must be a text`)
  return value
}

/** An object in extended JSON; absent means empty. */
export function fieldsField(request: AdminRequest, name: string, now: number): Fields {
  const value = request[name]
  if (value === undefined || value === null || value === '') return {}
  if (typeof value !== 'string') throw invalidParam(`${name} must be extended JSON in a text`)
  return parseFields(value, now)
}

/** An object in extended JSON that must be there. Refuses what is missing or cannot be read. `now` is in ms. */
export function neededFields(request: AdminRequest, name: string, now: number): Fields {
  return parseFields(textField(request, name), now)
}

/** Objects in extended JSON, one or a list of them. Refuses an empty list, and one of which a part cannot be read. */
export function fieldsList(request: AdminRequest, name: string, now: number): Fields[] {
  const value = request[name]
  const texts: unknown[] = Array.isArray(value) ? value : [value]
  if (texts.length === 0) throw invalidParam(`${name} must not be empty`)
  return texts.map((text) => {
    if (typeof text !== 'string') throw invalidParam(`${name} must be extended JSON in texts`)
    return parseFields(text, now)
  })
}

/** The query, order, offset and limit of a get; the limit is 100 unless named, and never more than 1,000. */
export function findQuery(request: AdminRequest, now: number, limits: DatabaseLimits): FindQuery {
  const limit = wholeField(request, 'limit') ?? limits.rowsDefault
  return {
    filter: fieldsField(request, 'query', now),
    sort: sortOrder(fieldsField(request, 'order', now)),
    skip: wholeField(request, 'offset') ?? 0,
    limit: Math.min(limit === 0 ? limits.rowsDefault : limit, limits.rowsMax),
  }
}

/** An order as the SDK sends it: a path with 1 or -1 each. */
function sortOrder(order: Fields): SortOrder {
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalidParam(`The order of ${path} must be 1 or -1`)
    return [path, direction satisfies Direction]
  })
}

function wholeField(request: AdminRequest, name: string): number | undefined {
  const value = request[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParam(`${name} must be a whole number that is not negative`)
  return value
}
