/** Refunds as facts: each is written into its order's document before anything is posted for it. */
import type { Instant } from '../../src/domain/calendar'
import { type OrderDocument, orderKey } from '../../src/domain/order'
import { recorded } from '../../src/domain/recording'
import type { Refund } from '../../src/domain/refund'
import { isRefusal, type Refusal } from '../../src/domain/result'
import { saleRefusals } from '../../src/domain/sale-refusals'
import { isOwnTill } from '../../src/domain/till'
import type { Edge } from './edge'
import { amendOrder } from './order-documents'
import { severalAtOnce } from './several'

/**
 * Writes down refunds, those of one order in the order in which they were sent. Answers for each the document of its
 * order as it stands with all of them, or why it is refused.
 */
export async function recordRefunds(
  edge: Edge,
  refunds: Refund[],
): Promise<Map<Refund, OrderDocument | Refusal>> {
  const byOrder = new Map<string, Refund[]>()
  for (const refund of refunds) {
    const key = orderKey(refund.source, refund.orderId)
    byOrder.set(key, [...(byOrder.get(key) ?? []), refund])
  }
  const outcomes = new Map<Refund, OrderDocument | Refusal>()
  await severalAtOnce([...byOrder], async ([key, own]) => {
    for (const [refund, outcome] of await recordIn(edge, key, own)) outcomes.set(refund, outcome)
  })
  return outcomes
}

async function recordIn(
  edge: Edge,
  _id: string,
  refunds: Refund[],
): Promise<Map<Refund, OrderDocument | Refusal>> {
  let refused = new Map<Refund, Refusal>()
  const order = await amendOrder(edge, _id, (stored) => {
    refused = new Map()
    let after: OrderDocument | null = stored
    for (const refund of refunds) {
      const outcome = after ? recorded(after, refund, edge.now()) : first(_id, refund, edge.now())
      if (isRefusal(outcome)) refused.set(refund, outcome)
      else after = outcome
    }
    return after
  })
  return new Map(refunds.map((refund) => [refund, refused.get(refund) ?? order ?? lost()]))
}

/** A refund that comes first waits for its order; our own tills send none, so there is nothing to wait for. */
function first(_id: string, refund: Refund, now: Instant): OrderDocument | Refusal {
  return isOwnTill(refund.source) ? saleRefusals.unknown : recorded({ _id, refunds: [] }, refund, now)
}

function lost(): never {
  throw new Error('a refund was neither written down nor refused')
}
