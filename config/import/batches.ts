/** The requests in which a lane is sent: its customers side by side, each in the order of its own sequence. */
import { batchMax, type Lane } from './lanes'
import { type MadeUpRefund, type RefundTerms, type Segment, sequenceOf } from './made-up-refunds'
import type { Purchase } from './purchase'

/** One request: its orders are posted before its refunds. */
export type Batch = Segment<Purchase>
export type PurchaseRefund = MadeUpRefund<Purchase>

/** The first segments of all customers, then the second ones, and so on. */
export function batchesOf(lane: Lane, terms: RefundTerms): Batch[] {
  const customers = new Map<string, Purchase[]>()
  for (const purchase of lane.flat())
    customers.set(purchase.customer, [...(customers.get(purchase.customer) ?? []), purchase])
  const sequences = [...customers.values()].map((own) =>
    sequenceOf(own, ({ paidAt }) => Date.parse(paidAt), terms),
  )
  const rounds = Math.max(...sequences.map(({ length }) => length))
  return Array.from({ length: rounds }, (_, round) =>
    requestsOf(sequences.flatMap((segments) => segments[round] ?? [])),
  ).flat()
}

/** The segments in as few requests as hold them; the refunds come after all orders. */
function requestsOf(segments: Batch[]): Batch[] {
  const orders = segments.flatMap((segment) => segment.orders)
  const refunds = segments.flatMap((segment) => segment.refunds)
  if (orders.length + refunds.length <= batchMax) return [{ orders, refunds }]
  return [
    ...pieces(orders).map((piece): Batch => ({ orders: piece, refunds: [] })),
    ...pieces(refunds).map((piece): Batch => ({ orders: [], refunds: piece })),
  ]
}

function pieces<One>(all: One[]): One[][] {
  return Array.from({ length: Math.ceil(all.length / batchMax) }, (_, index) =>
    all.slice(index * batchMax, (index + 1) * batchMax),
  )
}
