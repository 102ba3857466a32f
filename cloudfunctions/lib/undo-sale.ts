/** Undoing a sale of a store's till: the undoing is written into its order, and then posted as the refund that it is. */
import { hasCome, type OrderFact, orderKey } from '../../src/domain/order'
import { UNDO_ID } from '../../src/domain/refund'
import { isRefusal, refuse, type Refusal } from '../../src/domain/result'
import { saleRefusals } from '../../src/domain/sale-refusals'
import type { Refunded } from '../../src/domain/take-back'
import { tillSource } from '../../src/domain/till'
import { undoOf, withUndo } from '../../src/domain/undo-sale'
import type { Edge } from './edge'
import { amendOrder } from './order-documents'
import { postSales } from './sales'
import type { Staff, WorkerCall } from './workers'

interface Input {
  orderId: string
  storeId: string
  reason: string
}

/** What the till shows for a sale that was undone. */
export interface SaleUndone extends Refunded {
  refundedFen: number
}

const otherStore = refuse('UNDO_STORE', '这不是你在的门店，什么都没有改。请让那家店的同事撤销。')

/** Undoes a sale of a store of this clerk. Refuses other stores, what is not there, and what is older than a day. */
export async function undoSale(
  { edge, settings, worker }: WorkerCall<Staff>,
  { orderId, storeId, reason }: Input,
): Promise<SaleUndone | Refusal> {
  if (!worker.storeIds.includes(storeId)) return otherStore
  const undo = { by: worker._id, byName: worker.name, reason }
  const order = await recordUndo(edge, orderKey(tillSource(storeId), orderId), undo)
  if (isRefusal(order)) return order
  const reply = (await postSales(edge, settings, [order])).get(order._id)?.refunds.get(UNDO_ID)
  if (!reply) throw new Error('an undoing got no reply')
  return reply.ok ? { ...reply.value, refundedFen: undoOf(order)?.amountFen ?? 0 } : reply
}

async function recordUndo(
  edge: Edge,
  _id: string,
  undo: { by: string; byName: string; reason: string },
): Promise<OrderFact | Refusal> {
  let refusal: Refusal = saleRefusals.unknown
  const order = await amendOrder(edge, _id, (stored) => {
    if (!stored || !hasCome(stored)) return null
    const outcome = withUndo(stored, { now: edge.now(), ...undo })
    if (!isRefusal(outcome)) return outcome
    refusal = outcome
    return null
  })
  return order ?? refusal
}
