/** Where a list goes on: behind the moment and the id of its last row. Many rows may be of one moment. */
import * as v from 'valibot'
import type { Instant } from './calendar'

const pattern = /^(\d{1,15}) ([!-~]{1,170})$/

/** A cursor as it comes back from a screen; left out for the first page. */
export const Before = v.optional(v.pipe(v.string(), v.regex(pattern, 'a cursor')))

export interface Place {
  at: Instant
  id: string
}

/** The cursor behind a row. */
export function cursorOf({ at, id }: Place): string {
  return `${at} ${id}`
}

/** The place that a cursor names. */
export function readCursor(cursor: string): Place {
  const [, at = '', id = ''] = pattern.exec(cursor) ?? []
  return { at: Number(at), id }
}
