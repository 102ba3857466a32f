/** The requests that are measured, as a phone and a till make them. */
import { randomBytes } from 'node:crypto'
import { requestIdFrom } from '../lib/request-id'
import { signatureOf } from '../lib/till'
import type { BenchCloud } from './bench-cloud'
import { type Answered, call, type Call } from './http-calls'

/** The member is named by exactly one of the two. */
interface OrderSent {
  orderId: string
  externalId?: string
  openid?: string
  paidFen: number
  paidAt: string
  pointsUsed?: number
}

interface RefundSent {
  refundId: string
  orderId: string
  amountFen: number
}

/** A ULID of this moment. */
export function newRequestId(): string {
  return requestIdFrom(Date.now(), randomBytes(10).toString('hex'))
}

/** An action of a function by one person. */
export function action(to: string, openid: string, event: object): Call {
  return { path: `/invoke/${to}`, headers: { 'x-openid': openid }, body: JSON.stringify(event) }
}

export function command(to: string, openid: string, event: object): Call {
  return action(to, openid, { requestId: newRequestId(), ...event })
}

/** A signed request to the order door; the cloud's clock must run with the machine's. */
export function orders(cloud: BenchCloud, sent: OrderSent[]): Call {
  return signed(cloud, { orders: sent.map((order) => ({ source: 'bench', ...order })) })
}

/** Refunds of an hour ago, as long as their orders. */
export function refunds(cloud: BenchCloud, sent: RefundSent[]): Call {
  const refundedAt = new Date(Date.now() - 3_600_000).toISOString()
  return signed(cloud, { refunds: sent.map((refund) => ({ source: 'bench', refundedAt, ...refund })) })
}

/** A signed request at a moment of the cloud's clock, which is the machine's unless it was moved. */
export function signed({ url, secrets }: BenchCloud, content: object, now = Date.now()): Call {
  const body = JSON.stringify(content)
  const headers = signatureOf({ url, secrets, clock: { now: () => now } }, body)
  return { path: '/http/ingress', headers, body }
}

/** An order of an hour ago. */
export function order(orderId: string, externalId: string): OrderSent & { externalId: string } {
  return { orderId, externalId, paidFen: 12_800, paidAt: new Date(Date.now() - 3_600_000).toISOString() }
}

/** Makes the call and refuses to go on when the door did not take it: a figure of a failure is none. */
export async function taken(url: string, made: Call): Promise<Answered> {
  const answered = await call(url, made)
  expectTaken(answered)
  return answered
}

/** The number on a member's card. */
export async function numberOf({ url }: BenchCloud, openid: string): Promise<string> {
  const { body } = await taken(url, action('member', openid, { action: 'getHome' }))
  // The card is in the answer's value.
  return (JSON.parse(body) as { value: { member: { memberNo: string } } }).value.member.memberNo
}

/** Orders that are only told of have no flag. */
interface Row {
  ok?: boolean
}

/** Other doors say something else under these names, such as how many there are. */
const rowsIn = (listed: unknown): Row[] => (Array.isArray(listed) ? listed : [])

export function expectTaken(answered: Answered): void {
  // Every door answers with a flag; the order door has a row with a flag of its own for each order.
  const reply = JSON.parse(answered.body) as {
    ok?: boolean
    value?: { orders?: unknown; refunds?: unknown }
  }
  const rows = [...rowsIn(reply.value?.orders), ...rowsIn(reply.value?.refunds)]
  const isTaken = reply.ok === true && rows.every(({ ok }) => ok !== false)
  if (!isTaken) throw new Error(`a call was not answered as expected: ${answered.body.slice(0, 300)}`)
}
