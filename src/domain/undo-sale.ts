/** Undoing a sale of our own till: the refund of all that is left of it, once, within a day. */
import type { Instant } from './calendar'
import type { OrderFact } from './order'
import { UNDO_MS } from './redemption'
import { type RefundRecord, UNDO_ID } from './refund'
import { refundsThatCount } from './refund-count'
import { inputHash } from './request'
import type { Refusal } from './result'
import { saleRefusals } from './sale-refusals'

export interface Undoing {
  now: Instant
  by: string
  byName: string
  reason: string
}

/** The refund that has undone a sale; undefined where none has. */
export function undoOf({ refunds }: OrderFact): RefundRecord | undefined {
  return refunds.find(({ refundId }) => refundId === UNDO_ID)
}

/**
 * The order with its undoing recorded, or as it was where it is undone already. Refuses 24 hours after the sale, and
 * where nothing is left of it.
 */
export function withUndo(order: OrderFact, { now, ...undo }: Undoing): OrderFact | Refusal {
  if (undoOf(order)) return order
  if (now >= order.content.paidAt + UNDO_MS) return saleRefusals.undoLate
  const counted = refundsThatCount(order.content, order.refunds)
  const amountFen = counted.at(-1)?.paid.after.paidFen ?? order.content.paidFen
  if (amountFen === 0 && counted.length > 0) return saleRefusals.returned
  const hash = inputHash({ amountFen, lines: null })
  const record: RefundRecord = { refundId: UNDO_ID, refundedAt: now, amountFen, lines: null, hash, undo }
  return { ...order, refunds: [...order.refunds, record] }
}
