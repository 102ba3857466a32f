/** What lies outside an account and must agree with it: orders as they were written down, and units that were taken. */
import { type Claim, type Shard, shardId } from './allotment'
import { type Book, find, type Taken } from './audit'
import type { Finding } from './finding'
import type { OrderFact } from './order'

/** Holds an order against the purchase that was posted for it; false where none was. */
export function seeOrder(book: Book, { _id, content }: Pick<OrderFact, '_id' | 'content'>): boolean {
  const bought = book.bought.get(_id)
  if (!bought) return false
  book.bought.delete(_id)
  const { entry, paidFen, paidAt } = bought
  const blame = { entry, place: _id }
  if (paidFen !== content.paidFen)
    find(book, 'order-differs', { ...blame, stands: paidFen, should: content.paidFen })
  else if (paidAt !== content.paidAt)
    find(book, 'order-differs', { ...blame, stands: paidAt, should: content.paidAt })
  return true
}

/** A purchase whose order is written down nowhere. */
export function missOrder(book: Book, order: string): void {
  find(book, 'order-missing', { entry: book.bought.get(order)?.entry ?? null, place: order })
}

/** Holds an entry that took a unit against the shard it names. */
export function seeUnit(book: Book, { entry, allotmentId, shard }: Taken, stored: Shard | null): void {
  const claim = stored?.claims[entry.opId]
  const place = shardId(allotmentId, shard)
  if (!claim) find(book, 'unit-unknown', { entry, place, stands: null })
  else if (claim.state === 'released') find(book, 'unit-unknown', { entry, place, stands: claim.state })
}

/** An order that was written down before the last audit and is not posted yet. */
export function unpostedOrder({ _id, memberId, content }: OrderFact): Finding {
  const nobody = { memberNo: null, entry: null }
  return { code: 'order-unposted', memberId, ...nobody, place: _id, stands: null, should: content.paidFen }
}

/** A unit that counts as sold, and no entry that took it. */
export function unpaidUnit({ memberId, opId }: Claim, shard: Shard): Finding {
  return {
    code: 'unit-unpaid',
    memberId,
    memberNo: null,
    entry: null,
    place: `${shard._id} ${opId}`,
    stands: 'sold',
    should: null,
  }
}
