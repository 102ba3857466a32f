/** Writing a refund into its order's document, whether the order has come or not. */
import type { Instant } from './calendar'
import { hasCome, type OrderDocument } from './order'
import { type Refund, recordOf, type RefundRecord } from './refund'
import { countRefunds } from './refund-count'
import { isRefusal, refuse, type Refusal } from './result'
import { AHEAD_MAX_MS } from './till'

/** So many refunds and lines of refunds fit one order, each line of the longest receipt given back in several parts. */
const ROWS_MAX = 1000

const ahead = refuse('REFUND_AHEAD', '退款时间晚于现在，先不记。请到时再发一次同样的退款。')
const full = refuse('REFUND_TOO_MANY', '这笔订单的退款记录太多，这笔退款没有记，积分没有动。请联系运营核对。')

/**
 * The document with a refund recorded in it, or as it was where the refund stands in it already. Refuses what cannot
 * count, as far as that is known: an order that has not come yet says nothing of its amounts.
 */
export function recorded(order: OrderDocument, refund: Refund, now: Instant): OrderDocument | Refusal {
  const { refundId } = refund
  const record = recordOf(refund)
  const known = order.refunds.find((one) => one.refundId === refundId)
  if (known) return known.hash === record.hash ? order : differs(refundId)
  if (record.refundedAt > now + AHEAD_MAX_MS) return ahead
  const refunds = [...order.refunds, record]
  if (rowsOf(refunds) > ROWS_MAX) return full
  const verdict = hasCome(order) ? countRefunds(order.content, refunds).get(refundId) : undefined
  return verdict && isRefusal(verdict) ? verdict : { ...order, refunds }
}

function differs(refundId: string): Refusal {
  return refuse('REFUND_CONTENT_DIFFERS', `退款 ${refundId} 已经记过，但金额不一样，没有重复记。请核对金额。`)
}

function rowsOf(refunds: RefundRecord[]): number {
  return refunds.reduce((rows, { lines }) => rows + 1 + (lines?.length ?? 0), 0)
}
