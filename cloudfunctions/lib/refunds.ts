/** Refunds of tills and malls: written down, and then posted with their orders, as far as those have come. */
import { hasCome, type OrderDocument, type OrderFact } from '../../src/domain/order'
import type { Refund } from '../../src/domain/refund'
import { countRefunds } from '../../src/domain/refund-count'
import { answer, isRefusal, type Refusal, type Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import type { Refunded } from '../../src/domain/take-back'
import { withEarlier } from './earlier-orders'
import type { Edge } from './edge'
import { recordRefunds } from './refund-facts'
import { notPosted } from './sale-operations'
import { postRefundsOf, postSales, type SaleReplies } from './sales'

/** What the order door answers for a refund: it is in the ledger, or it waits for its order. */
export type RefundTaken = ({ state: 'posted' } & Refunded) | { state: 'waiting' }

/** The replies to refunds, in the order sent. A refund that is refused does not stop the others. */
export async function postRefunds(
  edge: Edge,
  settings: Settings,
  refunds: Refund[],
): Promise<Reply<RefundTaken>[]> {
  const standing = await recordRefunds(edge, refunds)
  const sales = new Map<string, OrderFact>()
  for (const order of standing.values()) {
    if (!isRefusal(order) && hasCome(order)) sales.set(order._id, order)
  }
  const posted = await postRefunded(edge, settings, [...sales.values()])
  return refunds.map((refund) => replyTo(refund, standing.get(refund), posted))
}

/**
 * Posts the refunds of sales. An order that was written down and never posted comes to the ledger with them, and behind
 * those that were written down before it: what it earns hangs on the tier that they led to.
 */
async function postRefunded(
  edge: Edge,
  settings: Settings,
  sales: OrderFact[],
): Promise<Map<string, SaleReplies>> {
  const posted = await postRefundsOf(edge, settings, sales)
  const left = sales.filter(({ _id }) => isLeft(posted.get(_id)))
  if (left.length === 0) return posted
  const completed = await postSales(edge, settings, await withEarlier(edge.store, left))
  return new Map(
    [...posted].map(([_id, replies]) => [_id, (isLeft(replies) && completed.get(_id)) || replies]),
  )
}

const isLeft = (replies: SaleReplies | undefined): boolean => replies?.order === notPosted

function replyTo(
  { refundId }: Refund,
  order: OrderDocument | Refusal | undefined,
  posted: Map<string, SaleReplies>,
): Reply<RefundTaken> {
  if (!order) throw new Error('a refund was not written down')
  if (isRefusal(order)) return order
  if (!hasCome(order)) return answer({ state: 'waiting' })
  const verdict = countRefunds(order.content, order.refunds).get(refundId)
  if (verdict && isRefusal(verdict)) return verdict
  const reply = posted.get(order._id)?.refunds.get(refundId)
  if (!reply) throw new Error('a refund got no reply')
  return reply.ok ? answer({ state: 'posted', ...reply.value }) : reply
}
