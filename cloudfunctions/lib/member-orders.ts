/** The orders of a member for an operator, newest first, a page at a time. */
import { type Account, idsOf } from '../../src/domain/account'
import { cursorOf } from '../../src/domain/cursor'
import { type OrderPage, orderView } from '../../src/domain/member-orders'
import type { OrderFact } from '../../src/domain/order'
import { pageOf } from './pages'
import { countedOf } from './sale-operations'
import { oneOf, type Store } from './store'
import { storeNamesOf } from './stores'

const PAGE = 50

/** A page behind a cursor. Orders stay under the id they came in with. */
export async function ordersPage(
  store: Store,
  account: Account,
  before: string | undefined,
): Promise<OrderPage> {
  const where = { memberId: oneOf(idsOf(account)) }
  const listing = { collection: 'orders', where, by: 'content.paidAt', limit: PAGE } as const
  // The documents are ours: only an order that has come has a member.
  const facts = (await pageOf(store, listing, before)) as unknown as OrderFact[]
  const names = await storeNamesOf(
    store,
    facts.flatMap(({ content }) => content.storeId ?? []),
  )
  const last = facts.at(-1)
  return {
    orders: facts.map((fact) => orderView(fact, refundedFen(fact), names)),
    next: last && facts.length === PAGE ? cursorOf({ at: last.content.paidAt, id: last._id }) : null,
  }
}

function refundedFen(fact: OrderFact): number {
  return countedOf(fact).reduce((sum, { refund }) => sum + refund.amountFen, 0)
}
