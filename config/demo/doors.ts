/** The public doors of a running cloud, as a phone and a till use them. */
import { createHash } from 'node:crypto'
import { PlainError } from '../lib/plain'
import { requestIdFrom } from '../lib/request-id'
import { type CloudInReach, signatureOf } from '../lib/till'
import type { Order } from './shopping'

type Reply = { ok: true; value: unknown } | { ok: false; code: string; message: string }

const triesMax = 10
const passing = ['ACCOUNT_BUSY', 'SERVICE_UNAVAILABLE', 'FUNCTION_BUSY']

/** What a member's phone or a clerk's does: one action of one function. */
export async function ask(
  cloud: CloudInReach,
  openid: string,
  call: { to: string; event: object },
): Promise<Reply> {
  const headers = { 'content-type': 'application/json', 'x-openid': openid }
  return post(`${cloud.url}/invoke/${call.to}`, () => ({ headers, body: JSON.stringify(call.event) }))
}

/** What a till does: up to 100 orders in one signed request. Throws when one of them was not taken. */
export async function sendOrders(cloud: CloudInReach, orders: Order[]): Promise<void> {
  await sendSigned(cloud, { orders })
}

/** What a till or a mall sends besides: refunds, and orders that are paid with points too. */
export async function sendSigned(
  cloud: CloudInReach,
  sent: { orders?: object[]; refunds?: object[] },
): Promise<void> {
  const body = JSON.stringify(sent)
  const reply = await post(`${cloud.url}/http/ingress`, () => ({ body, headers: signatureOf(cloud, body) }))
  const refused = firstRefused(expectValue(reply, 'the order door'))
  if (refused) throw new PlainError(`The order door refused: ${JSON.stringify(refused)}`)
}

function firstRefused(value: unknown): unknown {
  // The order door answers with one row an order and one a refund, in the order sent.
  const { orders, refunds = [] } = value as { orders: { ok: boolean }[]; refunds?: { ok: boolean }[] }
  return [...orders, ...refunds].find(({ ok }) => !ok)
}

/** The value of an answer; a refusal ends the demonstration with its sentence. */
export function expectValue(reply: Reply, asked: string): unknown {
  if (reply.ok) return reply.value
  throw new PlainError(
    `The demonstration data could not be made: ${asked} answered ${reply.code}, ${reply.message}`,
  )
}

/** Sends the same request again while the cloud is only busy. */
async function post(
  url: string,
  request: () => { headers: Record<string, string>; body: string },
): Promise<Reply> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(url, { method: 'POST', ...request() })
    // Both doors answer in this shape, failures of the cloud itself included.
    const reply = (await response.json()) as Reply
    if (reply.ok || !passing.includes(reply.code) || tries === triesMax) return reply
    await new Promise((resolve) => setTimeout(resolve, 100 * tries))
  }
}

/** A ULID that is the same for the same deed, so that a deed done before is found and not done twice. */
export function requestIdOf(deed: string, at: number): string {
  return requestIdFrom(at, createHash('sha256').update(deed).digest('hex').slice(0, 20))
}
