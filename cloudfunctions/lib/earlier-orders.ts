/**
 * Orders that were written down before others. Whoever wrote them may have died before posting any of them, and what an
 * order earns hangs on those before it. Who sends one of them again alone has it posted alone.
 */
import { hasCome, type OrderFact } from '../../src/domain/order'
import { orderFrom } from './order-documents'
import { type Store, upTo } from './store'

/** A request writes down a hundred orders at most, so as many may be left behind by one that died. */
const EARLIER_MAX = 100

/** Tills count their orders up: it tells those of a history apart that knows only days. */
const counting = new Intl.Collator('en', { numeric: true })

function inTime(a: OrderFact, b: OrderFact): number {
  const [first, second] = [a.content, b.content]
  return (
    first.paidAt - second.paidAt ||
    counting.compare(first.orderId, second.orderId) ||
    // 0001 counts as 1 does, and tills may use the same numbers.
    (a._id < b._id ? -1 : Number(a._id > b._id))
  )
}

/**
 * These orders and those that the same till or mall sent for the same member before them, the earliest first. Of a long
 * life it is the latest hundred, those in the ledger counted: an older one is left to who sends it again.
 */
export async function withEarlier(store: Store, facts: OrderFact[]): Promise<OrderFact[]> {
  const all = new Map(facts.map((fact) => [fact._id, fact]))
  for (const last of lastOfEach(facts)) {
    for (const one of await ordersUpTo(store, last)) {
      if (inTime(one, last) < 0 && !all.has(one._id)) all.set(one._id, one)
    }
  }
  return [...all.values()].sort(inTime)
}

/** The last order of each member at each till or mall. */
function lastOfEach(facts: OrderFact[]): OrderFact[] {
  const inOrder = [...facts].sort(inTime)
  return [...new Map(inOrder.map((fact) => [`${fact.memberId} ${fact.content.source}`, fact])).values()]
}

async function ordersUpTo(store: Store, { memberId, content }: OrderFact): Promise<OrderFact[]> {
  const where = { memberId, 'content.source': content.source, 'content.paidAt': upTo(content.paidAt) }
  const orderBy = { 'content.paidAt': 'desc', _id: 'desc' } as const
  const stored = await store.find('orders', { where, orderBy, limit: EARLIER_MAX })
  return stored.map(orderFrom).filter(hasCome)
}
