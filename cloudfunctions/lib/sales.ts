/**
 * Posting sales: orders that are written down, each with those of its refunds that count. Whoever sends an order or a
 * refund again completes both; members are written to a few at a time, each in the order of payment.
 */
import type { OrderFact } from '../../src/domain/order'
import type { Purchased } from '../../src/domain/purchase'
import type { Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import type { Refunded } from '../../src/domain/take-back'
import { readAccounts } from './account'
import type { Edge } from './edge'
import { writeFirst } from './first-accounts'
import { perform } from './perform'
import { countedOf, postedSaleOperations, saleOperations } from './sale-operations'
import { severalAtOnce } from './several'

/** What became of a sale. */
export interface SaleReplies {
  order: Reply<Purchased>
  /** Of the refunds that count, by their ids. */
  refunds: Map<string, Reply<Refunded>>
}

/** By the ids of the documents of the orders. */
type Replies = Map<string, SaleReplies>

/** Posts sales; one named twice is posted once. Answers by the ids of their documents. */
export function postSales(edge: Edge, settings: Settings, facts: OrderFact[]): Promise<Replies> {
  return postEach(edge, { settings, operationsOf: saleOperations }, facts)
}

/** Posts the refunds of sales that are in the ledger; the order of any other is answered `notPosted`. */
export function postRefundsOf(edge: Edge, settings: Settings, facts: OrderFact[]): Promise<Replies> {
  return postEach(edge, { settings, operationsOf: postedSaleOperations }, facts)
}

async function postEach(
  edge: Edge,
  { settings, operationsOf }: { settings: Settings; operationsOf: typeof saleOperations },
  facts: OrderFact[],
): Promise<Replies> {
  const byMember = new Map<string, OrderFact[]>()
  for (const fact of facts) byMember.set(fact.memberId, [...(byMember.get(fact.memberId) ?? []), fact])
  // The sort is stable: two that were paid at the same moment keep the order of the batch.
  for (const own of byMember.values()) own.sort((a, b) => a.content.paidAt - b.content.paidAt)
  const accounts = await readAccounts(edge.store, [...byMember.keys()])
  const performings = [...byMember].map(([memberId, own]) => {
    const account = accounts.get(memberId)
    const operations = own.flatMap((fact) => operationsOf(fact, settings))
    return { memberId, settings, operations, ...(account && { account }) }
  })
  const replies: Replies = new Map()
  await severalAtOnce(await writeFirst(edge, performings), async (performing) => {
    const answers = await perform(edge, performing)
    for (const fact of byMember.get(performing.memberId) ?? [])
      replies.set(fact._id, shiftReplies(fact, answers))
  })
  return replies
}

/** Takes the answers of one sale from the front of its member's. */
function shiftReplies(fact: OrderFact, answers: Reply<unknown>[]): SaleReplies {
  const counted = countedOf(fact)
  const [order, ...refunds] = answers.splice(0, 1 + counted.length)
  // The kernel answers what the plan of a purchase, and that of a refund, answers.
  return {
    order: order as Reply<Purchased>,
    refunds: new Map(
      counted.map(({ refund }, place) => [refund.refundId, refunds[place] as Reply<Refunded>]),
    ),
  }
}
