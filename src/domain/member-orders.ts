/** The orders of a member as an operator reads them. */
import * as v from 'valibot'
import type { Instant } from './calendar'
import { Before } from './cursor'
import { Whom } from './operator-input'
import type { OrderFact } from './order'

/** The cursor is the place of the last order seen: when it was paid, and where it is written down. */
export const ListOrders = v.strictObject({ member: Whom, before: Before })

/** An order of a member, with what of it was refunded. */
export interface OrderView {
  source: string
  orderId: string
  paidFen: number
  refundedFen: number
  paidAt: Instant
  storeId: string | null
  /** Null where nobody has saved such a store: the sale has happened all the same. */
  storeName: string | null
}

export interface OrderPage {
  orders: OrderView[]
  /** The cursor of what follows; null at the end. */
  next: string | null
}

/** The order as it was written down, with its store's name; `refundedFen` is of the refunds that count. */
export function orderView(
  { content }: OrderFact,
  refundedFen: number,
  storeNames: ReadonlyMap<string, string>,
): OrderView {
  const { source, orderId, paidFen, paidAt, storeId } = content
  const storeName = storeNames.get(storeId ?? '') ?? null
  return { source, orderId, paidFen, refundedFen, paidAt, storeId, storeName }
}
