import { newRequestId } from '../../../lib/request-ids'

const LENGTH = 12

/** A new id of a template or an offer; nobody reads it. */
export function newShelfId(): string {
  return newRequestId().slice(-LENGTH).toLowerCase()
}
