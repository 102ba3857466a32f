/** Orders of tills and malls: whose each is, written down, and then posted with the refunds that wait for it. */
import { type Customer, factOf, type Order, type OrderFact } from '../../src/domain/order'
import type { Purchased } from '../../src/domain/purchase'
import { isRefusal, refuse, type Refusal, type Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { AHEAD_MAX_MS } from '../../src/domain/till'
import { customersIn } from './customers'
import type { Edge } from './edge'
import { knownFacts, recordFacts } from './order-facts'
import { postSales, type SaleReplies } from './sales'

const memberUnknown = refuse('MEMBER_UNKNOWN', '没有这个会员号，订单没有记。请核对会员号后再发一次。')
const orderAhead = refuse('ORDER_AHEAD', '订单时间晚于现在，先不记。请到时再发一次同样的订单。')

/** The replies to orders, in the order sent. An order that is refused does not stop the others. */
export async function postOrders(
  edge: Edge,
  settings: Settings,
  orders: Order[],
): Promise<Reply<Purchased>[]> {
  const nameOf = await customersIn(edge, orders)
  const named = orders.map((order) => namedFact(order, nameOf(order)))
  const known = await knownAhead(edge, named)
  const facts = named.map((fact) => (isAhead(edge, fact) && !known.has(fact._id) ? orderAhead : fact))
  const accepted = facts.filter((fact): fact is OrderFact => !isRefusal(fact))
  const standing = accepted.length > 0 ? await recordFacts(edge, accepted) : new Map<OrderFact, never>()
  const sales = [...standing.values()].filter((one): one is OrderFact => !isRefusal(one))
  const posted = await postSales(edge, settings, sales)
  return facts.map((fact) => {
    const stands = isRefusal(fact) ? fact : (standing.get(fact) ?? lost())
    return isRefusal(stands) ? stands : replyOf(posted.get(stands._id))
  })
}

/** An order is done once the refunds that waited for it are: who sent those was told that they need no second call. */
function replyOf(sale: SaleReplies | undefined): Reply<Purchased> {
  if (!sale) return lost()
  const refused = [...sale.refunds.values()].find(isRefusal)
  return sale.order.ok && refused ? refused : sale.order
}

function lost(): never {
  throw new Error('an order got no reply')
}

function isAhead(edge: Edge, fact: OrderFact | Refusal): fact is OrderFact {
  return !isRefusal(fact) && fact.content.paidAt > edge.now() + AHEAD_MAX_MS
}

/** An instance whose clock is behind must not deny an order that another one has written down. */
async function knownAhead(edge: Edge, facts: (OrderFact | Refusal)[]): Promise<Set<string>> {
  const ahead = facts.filter((fact): fact is OrderFact => isAhead(edge, fact))
  return ahead.length === 0 ? new Set() : knownFacts(edge.store, ahead)
}

function namedFact(order: Order, customer: Customer | undefined): OrderFact | Refusal {
  return customer === undefined ? memberUnknown : factOf(order, customer)
}
