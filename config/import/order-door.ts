/** The order door as a till uses it: a signed batch in, one row an order out. */
import { PlainError } from '../lib/plain'
import { type CloudInReach, signatureOf } from '../lib/till'
import type { Batch, PurchaseRefund } from './batches'
import type { Purchase } from './purchase'

interface RefusedOrder {
  line: number
  orderId: string
  code: string
  message: string
}

export interface Sent {
  refused: RefusedOrder[]
  /** Of every try. */
  databaseCalls: number
}

type Row = { orderId: string; ok: true } | { orderId: string; ok: false; code: string; message: string }
type Reply =
  { ok: true; value: { orders: Row[]; refunds?: Row[] } } | { ok: false; code: string; message: string }
interface Posted {
  reply: Reply
  databaseCalls: number
}

const triesMax = 8
const passing = [
  'ACCOUNT_BUSY',
  'SERVICE_UNAVAILABLE',
  'FUNCTION_BUSY',
  'FUNCTION_TIMEOUT',
  'FUNCTION_FAILED',
]

/** What was bought, as the door takes it. */
function orderOf({ orderId, customer, paidFen, paidAt }: Purchase): object {
  return { orderId, source: 'cdnow', paidFen, paidAt, externalId: customer }
}

function refundOf({ order: { orderId }, refundId, refundedAt, amountFen }: PurchaseRefund): object {
  return { refundId, orderId, source: 'cdnow', refundedAt: new Date(refundedAt).toISOString(), amountFen }
}

/** Sends a batch until each of its orders and refunds is taken or refused for good. */
export async function sendBatch(cloud: CloudInReach, batch: Batch): Promise<Sent> {
  const refunds = batch.refunds.length > 0 ? { refunds: batch.refunds.map(refundOf) } : {}
  const body = JSON.stringify({ orders: batch.orders.map(orderOf), ...refunds })
  let calls = 0
  for (let tries = 1; ; tries++) {
    const { reply, databaseCalls } = await post(cloud, body)
    calls += databaseCalls
    const rows = reply.ok ? [...reply.value.orders, ...(reply.value.refunds ?? [])] : []
    const unsettled = reply.ok ? rows.find(isPassing) : reply
    if (!unsettled && reply.ok) return { refused: refusedOf(batch, rows), databaseCalls: calls }
    if (!unsettled || !isPassing(unsettled) || tries === triesMax) throw stuck(batch, unsettled)
    await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries))
  }
}

/** The same batch may be sent again: what is posted already is only answered again. */
function isPassing(row: Row | Reply): boolean {
  return !row.ok && passing.includes(row.code)
}

async function post(cloud: CloudInReach, body: string): Promise<Posted> {
  const response = await fetch(`${cloud.url}/http/ingress`, {
    method: 'POST',
    headers: signatureOf(cloud, body),
    body,
  })
  const databaseCalls = Number(response.headers.get('x-cloud-database-calls') ?? 0)
  // The door answers in this shape, failures of the cloud itself included.
  return { reply: (await response.json()) as Reply, databaseCalls }
}

function refusedOf({ orders, refunds }: Batch, rows: Row[]): RefusedOrder[] {
  return [...orders, ...refunds.map(({ order }) => order)].flatMap(({ line, orderId }, place) => {
    const row = rows[place]
    if (row?.orderId !== orderId) throw new Error(`the order door answered nothing for ${orderId}`)
    return row.ok ? [] : [{ line, orderId, code: row.code, message: row.message }]
  })
}

function stuck({ orders, refunds }: Batch, last: Row | Reply | undefined): PlainError {
  const why = last && !last.ok ? `${last.code}, ${last.message}` : 'nothing'
  const line = orders[0]?.line ?? refunds[0]?.order.line ?? 0
  return new PlainError(
    `The order door did not take the orders from line ${line} on: it answered ${why} ` +
      'Everything taken before is kept; run the import again to go on.',
  )
}
