/** The order door: a signed HTTP request with up to a hundred orders, each answered by itself. */
import * as v from 'valibot'
import { Order } from '../../src/domain/order'
import type { Purchased } from '../../src/domain/purchase'
import { inputInvalid } from '../../src/domain/refusals'
import { answer, isRefusal, refuse, type Refusal, type Reply } from '../../src/domain/result'
import { BATCH_MAX } from '../../src/domain/till'
import type { Edge } from './edge'
import type { Caller } from './identity'
import { postOrders } from './orders'
import { parse, parseAround } from './parse'
import { guarded } from './respond'
import { settingsInForce } from './settings'
import { isSigned, isTimely } from './signature'

/** The event of an HTTP trigger; the cloud adds keys of its own. */
const HttpEvent = v.object({
  httpMethod: v.string(),
  headers: v.record(v.string(), v.unknown()),
  body: v.optional(v.nullable(v.string())),
  isBase64Encoded: v.optional(v.boolean()),
})

const Json = v.pipe(v.string(), v.parseJson())
const Batch = v.strictObject({ orders: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(BATCH_MAX)) })

const sourceRefused = refuse('ROLE_MISSING', '订单只能由收银系统通过签名接口发送。')
const closed = refuse(
  'SERVICE_UNCONFIGURED',
  '订单接口还没有配置签名密钥（SIYU_INGRESS_SECRET），订单没有记。',
)
const notSigned = refuse('SIGNATURE_WRONG', '签名不对，订单没有记。请核对密钥和签名的原文。')
const late = refuse(
  'SIGNATURE_EXPIRED',
  '签名时间和现在相差超过 5 分钟，订单没有记。请用现在的时间重新签名再发。',
)

export type OrderReply =
  ({ orderId: string | null; ok: true } & Purchased) | ({ orderId: string | null } & Refusal)

/** Answers one request of a till or a mall. */
export async function receiveOrders(
  edge: Edge | Refusal,
  request: { event: unknown; caller: Caller },
): Promise<Reply<{ orders: OrderReply[] }>> {
  return guarded({ action: 'orders' }, async () => {
    if (isRefusal(edge)) return edge
    if (request.caller.source !== 'wx_http') return sourceRefused
    const body = openBody(edge, request.event)
    if (isRefusal(body)) return body
    const batch = parseAround(Batch, readJson(body.value))
    if (isRefusal(batch)) return batch
    return answer({ orders: await postAll(edge, batch.value.orders) })
  })
}

/** The raw body of a request that is signed, in time. */
function openBody(edge: Edge, event: unknown): Reply<string> {
  if (edge.secrets.ingress === null) return closed
  const http = v.safeParse(HttpEvent, event)
  if (!http.success) return inputInvalid('')
  const { headers, body, isBase64Encoded } = http.output
  const raw = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? '')
  const timestamp = header(headers, 'x-siyu-timestamp')
  const signature = header(headers, 'x-siyu-signature')
  if (!isSigned(edge.secrets.ingress, { timestamp, signature, body: raw })) return notSigned
  if (!isTimely(timestamp, edge.now())) return late
  return answer(raw)
}

/** Names of headers come in any case. */
function header(headers: Record<string, unknown>, name: string): string {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)
  return typeof found?.[1] === 'string' ? found[1] : ''
}

/** The orders of a body; what is no JSON has no shape either. */
function readJson(text: string): unknown {
  const parsed = v.safeParse(Json, text)
  return parsed.success ? parsed.output : undefined
}

async function postAll(edge: Edge, raw: unknown[]): Promise<OrderReply[]> {
  const settings = await settingsInForce(edge)
  const parsed = raw.map((order, place) => ({ order: parse(Order, order), place, orderId: orderIdOf(order) }))
  const good = parsed.flatMap(({ order }) => (order.ok ? [order.value] : []))
  const replies = await postOrders(edge, settings, good)
  return parsed.map(({ order, orderId, place }) => {
    const reply = order.ok ? replies.shift() : atPlace(order, place)
    if (!reply) throw new Error('an order got no reply')
    return reply.ok ? { orderId, ok: true, ...reply.value } : { orderId, ...reply }
  })
}

function atPlace(refusal: Refusal, place: number): Refusal {
  return { ...refusal, message: `第 ${place + 1} 笔订单没有记：${refusal.message}` }
}

function orderIdOf(order: unknown): string | null {
  const id = typeof order === 'object' && order !== null && 'orderId' in order ? order.orderId : null
  return typeof id === 'string' ? id.slice(0, 64) : null
}
