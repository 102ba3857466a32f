/** Orders as facts: each is written down once under its source and id before anything is posted for it. */
import { hasCome, isSameCustomer, type OrderDocument, type OrderFact } from '../../src/domain/order'
import { refuse, type Refusal } from '../../src/domain/result'
import type { Edge } from './edge'
import { amendOrder, documentOf, orderFrom } from './order-documents'
import { oneOf, type Store } from './store'

/** So that no later one stands without an earlier one where a batch is not written to its end. */
const byPayment = (a: OrderFact, b: OrderFact) => a.content.paidAt - b.content.paidAt

/**
 * Writes down a batch of facts. Answers for each the fact that now stands, with the refunds that wait for it, or why it
 * is refused: it was written before with another content or member.
 */
export async function recordFacts(
  edge: Edge,
  facts: OrderFact[],
): Promise<Map<OrderFact, OrderFact | Refusal>> {
  const first = new Map(facts.map((fact) => [fact._id, fact]).reverse() as [string, OrderFact][])
  const distinct = facts.filter((fact) => first.get(fact._id) === fact).sort(byPayment)
  const standing = new Map(distinct.map((fact) => [fact._id, fact]))
  if ((await edge.store.insert('orders', distinct.map(documentOf))) === 'duplicate') {
    for (const known of await recordSome(edge, distinct)) standing.set(known._id, known)
  }
  return new Map(facts.map((fact) => [fact, standingOf(fact, standing.get(fact._id))]))
}

/**
 * Some of them stand already, or their refunds do: reads those, writes the rest in their order, and answers what was
 * found.
 */
async function recordSome(edge: Edge, facts: OrderFact[]): Promise<OrderFact[]> {
  const found = new Map((await readFacts(edge.store, facts)).map((order) => [order._id, order]))
  const known: OrderFact[] = []
  let missing: OrderFact[] = []
  for (const fact of facts) {
    const order = found.get(fact._id)
    if (!order) missing.push(fact)
    else if (hasCome(order)) known.push(order)
    else {
      known.push(...(await insertAll(edge, missing)), await fill(edge, fact))
      missing = []
    }
  }
  return [...known, ...(await insertAll(edge, missing))]
}

/** Writes down what was missing a moment ago; somebody else may write some of it now, and then each stands as it does. */
async function insertAll(edge: Edge, facts: OrderFact[]): Promise<OrderFact[]> {
  if (facts.length === 0) return []
  if ((await edge.store.insert('orders', facts.map(documentOf))) === 'inserted') return []
  const standing: OrderFact[] = []
  for (const fact of facts) standing.push(await fill(edge, fact))
  return standing
}

/** A stub becomes its order and keeps the refunds that wait in it. */
function fill(edge: Edge, fact: OrderFact): Promise<OrderFact> {
  return amendOrder(edge, fact._id, (stored) => {
    if (stored && hasCome(stored)) return stored
    return { ...fact, refunds: stored?.refunds ?? [] }
  })
}

/** The ids of those that have come already, whatever they say. */
export async function knownFacts(store: Store, facts: OrderFact[]): Promise<Set<string>> {
  return new Set((await readFacts(store, facts)).filter(hasCome).map(({ _id }) => _id))
}

async function readFacts(store: Store, facts: OrderFact[]): Promise<OrderDocument[]> {
  const ids = facts.map(({ _id }) => _id)
  return (await store.find('orders', { where: { _id: oneOf(ids) }, limit: ids.length })).map(orderFrom)
}

function standingOf(fact: OrderFact, standing: OrderFact | undefined): OrderFact | Refusal {
  if (!standing) throw new Error('an order was neither written nor found')
  const { orderId } = fact.content
  if (!isSameCustomer(standing, fact)) {
    return refuse('ORDER_MEMBER_DIFFERS', `订单 ${orderId} 已经记在另一位会员名下，没有重复记。请核对会员。`)
  }
  if (standing.contentHash !== fact.contentHash) {
    return refuse(
      'ORDER_CONTENT_DIFFERS',
      `订单 ${orderId} 已经记过，但内容不一样，没有重复记。请核对金额和时间。`,
    )
  }
  return standing
}
