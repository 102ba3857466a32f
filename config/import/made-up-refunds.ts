/**
 * Refunds that a history does not have, made up for a part of its orders. Dice of each order's own decide, so the same
 * seed gives the same refunds whatever else stands in the file. Of the orders that are refunded half are given back
 * whole, a quarter in part, and a quarter whole in three parts. Most refunds are sent among the later orders of their
 * customer, by their time; some are sent before their own order, and some after everything else.
 */
import { diceOf } from '../lib/dice'

export interface RefundTerms {
  /** Of the orders; 0 makes none up. */
  percent: number
  seed: number
  /** Nothing is given back at this moment or later, ms since 1970. */
  asOf: number
}

export interface MadeUpRefund<Order> {
  order: Order
  refundId: string
  /** ms since 1970. */
  refundedAt: number
  amountFen: number
  comes: 'before its order' | 'in time' | 'late'
}

/** Orders that are sent, and refunds after them. */
export interface Segment<Order> {
  orders: Order[]
  refunds: MadeUpRefund<Order>[]
}

interface Bought {
  orderId: string
  paidFen: number
}

const dayMs = 86_400_000
const hourMs = 3_600_000

/** What one customer's till sends, in its order: their orders as they are given, by time, and the refunds among them. */
export function sequenceOf<Order extends Bought>(
  orders: Order[],
  paidAt: (order: Order) => number,
  terms: RefundTerms,
): Segment<Order>[] {
  const refunds = orders.flatMap((order) => refundsOf(order, paidAt(order), terms))
  const coming = (comes: MadeUpRefund<Order>['comes']) => refunds.filter((refund) => refund.comes === comes)
  const segments: Segment<Order>[] = [{ orders: [], refunds: coming('before its order') }]
  let open: Segment<Order> = { orders: [], refunds: [] }
  let waiting = coming('in time')
  for (const order of orders) {
    const isDue = (refund: MadeUpRefund<Order>): boolean => refund.refundedAt < paidAt(order)
    open.refunds = waiting.filter(isDue)
    waiting = waiting.filter((refund) => !isDue(refund))
    if (open.refunds.length > 0) {
      segments.push(open)
      open = { orders: [], refunds: [] }
    }
    open.orders.push(order)
  }
  segments.push({ ...open, refunds: waiting }, { orders: [], refunds: coming('late') })
  return segments.filter((segment) => segment.orders.length + segment.refunds.length > 0)
}

function refundsOf<Order extends Bought>(
  order: Order,
  paidAt: number,
  { percent, seed, asOf }: RefundTerms,
): MadeUpRefund<Order>[] {
  const dice = diceOf(numberOf(`${seed}/${order.orderId}`))
  if (dice.roll() * 100 >= percent) return []
  const days = dice.between(1, 40)
  return amountsOf(order, dice).map((amountFen, index) => {
    const place = dice.roll()
    const comes = place < 0.15 ? 'before its order' : place < 0.3 ? 'late' : 'in time'
    const refundedAt = Math.min(paidAt + (days + index) * dayMs, asOf - hourMs)
    return { order, refundId: `r${index + 1}`, refundedAt, amountFen, comes }
  })
}

/** What was paid nothing for is given back whole: there is no part of it. */
function amountsOf({ paidFen }: Bought, dice: ReturnType<typeof diceOf>): number[] {
  const shape = dice.pick(['whole', 'whole', 'a part', 'three parts'])
  if (paidFen < 3 || shape === 'whole') return [paidFen]
  if (shape === 'a part') return [dice.between(1, paidFen)]
  const third = Math.floor(paidFen / 3)
  return [third, third, paidFen - 2 * third]
}

/** A number of 32 bits that any other text would hardly give (FNV-1a). */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193)
  return hash >>> 0
}
