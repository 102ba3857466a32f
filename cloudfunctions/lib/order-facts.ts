/** Orders as facts: each is written down once under its source and id before anything is posted for it. */
import type { OrderFact } from '../../src/domain/order'
import { refuse, type Refusal } from '../../src/domain/result'
import { oneOf, type Store, type Stored } from './store'

/**
 * Writes down a batch of facts. Answers, for each that was written before with another content or member, why it
 * is refused; for all others it is the fact that now stands.
 */
export async function recordFacts(store: Store, facts: OrderFact[]): Promise<Map<OrderFact, Refusal>> {
  const first = new Map(facts.map((fact) => [fact._id, fact]).reverse() as [string, OrderFact][])
  const distinct = facts.filter((fact) => first.get(fact._id) === fact)
  const standing = new Map<string, OrderFact>(distinct.map((fact) => [fact._id, fact]))
  if ((await store.insert('orders', distinct.map(documentOf))) === 'duplicate') {
    for (const known of await recordSome(store, distinct)) standing.set(known._id, known)
  }
  return new Map(
    facts.flatMap((fact) => {
      const refusal = difference(fact, standing.get(fact._id))
      return refusal ? [[fact, refusal]] : []
    }),
  )
}

/** Some of them stand already: reads those, writes the rest, and answers what was found. */
async function recordSome(store: Store, facts: OrderFact[]): Promise<OrderFact[]> {
  const found = await readFacts(store, facts)
  const ids = new Set(found.map(({ _id }) => _id))
  const missing = facts.filter(({ _id }) => !ids.has(_id))
  if (missing.length === 0) return found
  if ((await store.insert('orders', missing.map(documentOf))) === 'inserted') return found
  for (const fact of missing) await store.insert('orders', [documentOf(fact)])
  return readFacts(store, facts)
}

/** The ids of those that stand already, whatever they say. */
export async function knownFacts(store: Store, facts: OrderFact[]): Promise<Set<string>> {
  return new Set((await readFacts(store, facts)).map(({ _id }) => _id))
}

async function readFacts(store: Store, facts: OrderFact[]): Promise<OrderFact[]> {
  const ids = facts.map(({ _id }) => _id)
  const found = await store.find('orders', { where: { _id: oneOf(ids) }, limit: ids.length })
  // The documents are ours: they were written from an OrderFact.
  return found as unknown as OrderFact[]
}

const documentOf = (fact: OrderFact): Stored => ({ ...fact })

function difference(fact: OrderFact, standing: OrderFact | undefined): Refusal | null {
  if (!standing) throw new Error('an order was neither written nor found')
  const { orderId } = fact.content
  if (standing.memberId !== fact.memberId) {
    return refuse('ORDER_MEMBER_DIFFERS', `订单 ${orderId} 已经记在另一位会员名下，没有重复记。请核对会员。`)
  }
  if (standing.contentHash !== fact.contentHash) {
    return refuse(
      'ORDER_CONTENT_DIFFERS',
      `订单 ${orderId} 已经记过，但内容不一样，没有重复记。请核对金额和时间。`,
    )
  }
  return null
}
