/** Lists that are read a page at a time, the newest first, and of one moment by their ids. */
import { readCursor } from '../../src/domain/cursor'
import type { CollectionName } from './collections'
import { below, type Search, type Store, type Stored, type Where } from './store'

export interface Listing {
  collection: CollectionName
  where: Where
  /** The path of the moment that they are sorted by. */
  by: string
  limit: number
  fields?: string[]
}

/** A page behind a cursor. Many rows may be of one moment, such as those of a history that knows only days. */
export async function pageOf(store: Store, listing: Listing, before: string | undefined): Promise<Stored[]> {
  if (before === undefined) return rowsOf(store, listing)
  const { where, by, limit } = listing
  const { at, id } = readCursor(before)
  const sameMoment = await rowsOf(store, { ...listing, where: { ...where, [by]: at, _id: below(id) } })
  const room = limit - sameMoment.length
  if (room === 0) return sameMoment
  const earlier = { ...listing, where: { ...where, [by]: below(at) }, limit: room }
  return [...sameMoment, ...(await rowsOf(store, earlier))]
}

function rowsOf(store: Store, { collection, where, by, limit, fields }: Listing): Promise<Stored[]> {
  const orderBy: Search['orderBy'] = { [by]: 'desc', _id: 'desc' }
  return store.find(collection, { where, orderBy, limit, ...(fields && { fields }) })
}
