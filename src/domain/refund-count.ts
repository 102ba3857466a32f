/**
 * Which refunds of an order count. The order in which they were recorded decides: one that would give back more than
 * is left of the order, or of a line, counts nothing, now and whenever it is sent again.
 */
import { proportion } from './money'
import type { Paid } from './multiplier'
import type { OrderContent } from './order'
import type { RefundRecord } from './refund'
import { isRefusal, refuse, type Refusal } from './result'

/** A refund that counts, and what it leaves of its order. */
export interface Counted {
  refund: RefundRecord
  /** What was paid and not given back. */
  paid: { before: Paid; after: Paid }
  /** The points used on the order that are not given back. */
  pointsUsed: { before: number; after: number }
}

/** What is left of an order after some of its refunds. */
interface Left {
  paidFen: number
  pointsUsed: number
  byLine: Map<string, number>
  isUntouched: boolean
}

const abovePaid = refuse(
  'REFUND_ABOVE_PAID',
  '退款加起来超过了这笔订单的实付，这笔退款没有记，积分没有动。请核对金额。',
)
const lineUnknown = refuse(
  'REFUND_LINE_UNKNOWN',
  '这笔订单里没有要退的商品行，这笔退款没有记，积分没有动。请核对 lineId。',
)
const empty = refuse('REFUND_EMPTY', '退款金额是 0，没有可记的，积分没有动。请核对金额。')

/**
 * What becomes of each refund of an order, in the order of recording, by its id; money in fen. Refused are lines that
 * the order does not have, more than is left of a line or of the whole, and nothing at all.
 */
export function countRefunds(order: OrderContent, refunds: RefundRecord[]): Map<string, Counted | Refusal> {
  const left: Left = {
    paidFen: order.paidFen,
    pointsUsed: order.pointsUsed ?? 0,
    byLine: new Map(order.lines.map((line) => [line.lineId, line.paidFen])),
    isUntouched: true,
  }
  return new Map(
    refunds.map((refund) => [refund.refundId, refusalOf(order, left, refund) ?? count(order, left, refund)]),
  )
}

/** The refunds of an order that count, in the order in which they were recorded. */
export function refundsThatCount(order: OrderContent, refunds: RefundRecord[]): Counted[] {
  return [...countRefunds(order, refunds).values()].filter((one): one is Counted => !isRefusal(one))
}

function refusalOf({ paidFen }: OrderContent, left: Left, refund: RefundRecord): Refusal | null {
  const lines = refund.lines ?? []
  if (lines.some(({ lineId }) => !left.byLine.has(lineId))) return lineUnknown
  if (lines.some((line) => line.amountFen > (left.byLine.get(line.lineId) ?? 0))) return abovePaid
  if (refund.amountFen > left.paidFen) return abovePaid
  if (refund.amountFen > 0) return null
  // A sale for nothing is given back whole, once: the points that paid it come back.
  if (paidFen > 0) return empty
  return left.isUntouched ? null : abovePaid
}

/** Takes a refund from what is left. */
function count({ paidFen, pointsUsed = 0 }: OrderContent, left: Left, refund: RefundRecord): Counted {
  const before = { paid: paidAfter(left), pointsUsed: left.pointsUsed }
  for (const { lineId, amountFen } of refund.lines ?? []) {
    left.byLine.set(lineId, (left.byLine.get(lineId) ?? 0) - amountFen)
  }
  left.isUntouched = false
  left.paidFen -= refund.amountFen
  left.pointsUsed = left.paidFen === 0 ? 0 : proportion(pointsUsed, left.paidFen, paidFen)
  return {
    refund,
    paid: { before: before.paid, after: paidAfter(left) },
    pointsUsed: { before: before.pointsUsed, after: left.pointsUsed },
  }
}

/**
 * What remains paid, of the whole and of each line. What was given back by amount is shared by the lines, by what is
 * left of them; parts of a fen are left out, so that a line never gains by another one's refund.
 */
function paidAfter({ paidFen, byLine }: Left): Paid {
  const fens = [...byLine.values()]
  const whole = fens.reduce((sum, fen) => sum + fen, 0)
  return { paidFen, lineFens: fens.map((fen) => (whole === 0 ? 0 : proportion(paidFen, fen, whole))) }
}
