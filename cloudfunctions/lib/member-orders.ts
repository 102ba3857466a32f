/** The orders of a member for an operator, newest first, a page at a time. */
import { type Account, idsOf } from '../../src/domain/account'
import {
  type OrderCursor,
  orderCursor,
  type OrderPage,
  orderView,
  readOrderCursor,
} from '../../src/domain/member-orders'
import type { OrderFact } from '../../src/domain/order'
import { countedOf } from './sale-operations'
import { below, oneOf, type Search, type Store, type Stored, type Where } from './store'

const PAGE = 50

/** A page behind a cursor. Orders stay under the id they came in with. */
export async function ordersPage(
  store: Store,
  account: Account,
  before: string | undefined,
): Promise<OrderPage> {
  const of: Where = { memberId: oneOf(idsOf(account)) }
  const cursor = before === undefined ? null : readOrderCursor(before)
  const found = cursor ? await ordersBehind(store, of, cursor) : await ordersWhere(store, of, PAGE)
  // The documents are ours: only an order that has come has a member.
  const facts = found as unknown as OrderFact[]
  const last = facts.at(-1)
  return {
    orders: facts.map((fact) => orderView(fact, refundedFen(fact))),
    next: last && facts.length === PAGE ? orderCursor(last) : null,
  }
}

/** Many may have been paid at one moment, such as those of a history that knows only days. */
async function ordersBehind(store: Store, of: Where, { paidAt, id }: OrderCursor): Promise<Stored[]> {
  const sameMoment = await ordersWhere(store, { ...of, 'content.paidAt': paidAt, _id: below(id) }, PAGE)
  const room = PAGE - sameMoment.length
  if (room === 0) return sameMoment
  return [...sameMoment, ...(await ordersWhere(store, { ...of, 'content.paidAt': below(paidAt) }, room))]
}

function ordersWhere(store: Store, where: Where, limit: number): Promise<Stored[]> {
  const orderBy: Search['orderBy'] = { 'content.paidAt': 'desc', _id: 'desc' }
  return store.find('orders', { where, orderBy, limit })
}

function refundedFen(fact: OrderFact): number {
  return countedOf(fact).reduce((sum, { refund }) => sum + refund.amountFen, 0)
}
