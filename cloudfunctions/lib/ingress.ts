/** The order door: a signed HTTP request with up to a hundred orders, refunds and locks, each answered by itself. */
import * as v from 'valibot'
import { type Held, Holding } from '../../src/domain/holding'
import { Order } from '../../src/domain/order'
import type { Purchased } from '../../src/domain/purchase'
import { Refund } from '../../src/domain/refund'
import { inputInvalid } from '../../src/domain/refusals'
import { answer, isRefusal, refuse, type Refusal, type Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { BATCH_MAX } from '../../src/domain/till'
import type { Edge } from './edge'
import { postHoldings } from './holdings'
import type { Caller } from './identity'
import { postOrders } from './orders'
import { parse, parseAround } from './parse'
import { postRefunds, type RefundTaken } from './refunds'
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
const Some = v.optional(v.array(v.unknown()))
const Batch = v.pipe(
  v.strictObject({ orders: Some, refunds: Some, locks: Some }),
  v.check(
    ({ orders = [], refunds = [], locks = [] }) => isBatch(orders.length + refunds.length + locks.length),
    'orders、refunds 和 locks 加起来要有 1 到 100 笔',
  ),
)

const isBatch = (count: number) => count >= 1 && count <= BATCH_MAX

const sourceRefused = refuse(
  'ROLE_MISSING',
  '订单只能由收银系统通过签名接口发送，这一次什么都没有记。请让收银系统用密钥签名，从 HTTP 地址发来。',
)
const closed = refuse(
  'SERVICE_UNCONFIGURED',
  '订单接口还没有配置签名密钥（SIYU_INGRESS_SECRET），订单没有记。请在云环境里设好密钥，再把同样的订单发一次。',
)
const notSigned = refuse('SIGNATURE_WRONG', '签名不对，订单没有记。请核对密钥和签名的原文。')
const late = refuse(
  'SIGNATURE_EXPIRED',
  '签名时间和现在相差超过 5 分钟，订单没有记。请用现在的时间重新签名再发。',
)

export type OrderReply =
  ({ orderId: string | null; ok: true } & Purchased) | ({ orderId: string | null } & Refusal)
type RefundNamed = { refundId: string | null; orderId: string | null }
export type RefundReply = (RefundNamed & { ok: true } & RefundTaken) | (RefundNamed & Refusal)

type LockNamed = { orderId: string | null; hold: boolean | null }
/** The end of a lock is ISO 8601, as tills write times. */
export type LockReply =
  | (LockNamed & { ok: true; state: Held['state']; couponIds: string[]; until?: string })
  | (LockNamed & Refusal)

/** One row for each that was sent, in the order sent; refunds and locks only where some were sent. */
export interface Received {
  orders: OrderReply[]
  refunds?: RefundReply[]
  locks?: LockReply[]
}

/**
 * Answers one request of a till or a mall. Refuses who does not come over HTTP, a door without a key, and a signature
 * that is wrong or late; each order, refund and lock is answered for itself.
 */
export async function receiveOrders(
  edge: Edge | Refusal,
  request: { event: unknown; caller: Caller },
): Promise<Reply<Received>> {
  return guarded({ action: 'orders' }, async () => {
    if (isRefusal(edge)) return edge
    if (request.caller.source !== 'wx_http') return sourceRefused
    const body = openBody(edge, request.event)
    if (isRefusal(body)) return body
    const batch = parseAround(Batch, readJson(body.value))
    if (isRefusal(batch)) return batch
    const { orders = [], refunds, locks } = batch.value
    // An order may use what another one beside it lets go, and a refund may be of an order that stands beside it.
    const taken = locks && (await takeLocks(edge, locks))
    const received: Received = { orders: await takeOrders(edge, orders) }
    if (refunds) received.refunds = await takeRefunds(edge, refunds)
    return answer(taken ? { ...received, locks: taken } : received)
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

async function takeOrders(edge: Edge, raw: unknown[]): Promise<OrderReply[]> {
  const replies = await takeEach(edge, { raw, schema: Order, what: '笔订单' }, postOrders)
  return replies.map((reply, place) => {
    const named = { orderId: idIn(raw[place], 'orderId') }
    return reply.ok ? { ...named, ok: true, ...reply.value } : { ...named, ...reply }
  })
}

async function takeRefunds(edge: Edge, raw: unknown[]): Promise<RefundReply[]> {
  const replies = await takeEach(edge, { raw, schema: Refund, what: '笔退款' }, postRefunds)
  return replies.map((reply, place) => {
    const named = { refundId: idIn(raw[place], 'refundId'), orderId: idIn(raw[place], 'orderId') }
    return reply.ok ? { ...named, ok: true, ...reply.value } : { ...named, ...reply }
  })
}

async function takeLocks(edge: Edge, raw: unknown[]): Promise<LockReply[]> {
  const replies = await takeEach(edge, { raw, schema: Holding, what: '笔占用' }, postHoldings)
  return replies.map((reply, place) => {
    const named = { orderId: idIn(raw[place], 'orderId'), hold: holdIn(raw[place]) }
    if (!reply.ok) return { ...named, ...reply }
    const { state, couponIds } = reply.value
    const end = reply.value.state === 'held' && { until: new Date(reply.value.until).toISOString() }
    return { ...named, ok: true, state, couponIds, ...end }
  })
}

interface Sent<Fact> {
  raw: unknown[]
  schema: v.GenericSchema<unknown, Fact>
  what: string
}

/** Takes what has the right shape together, and refuses each of the rest by its place. */
async function takeEach<Fact, Value>(
  edge: Edge,
  { raw, schema, what }: Sent<Fact>,
  post: (edge: Edge, settings: Settings, facts: Fact[]) => Promise<Reply<Value>[]>,
): Promise<Reply<Value>[]> {
  const parsed = raw.map((one) => parse(schema, one))
  const good = parsed.flatMap((one) => (one.ok ? [one.value] : []))
  const replies = good.length > 0 ? await post(edge, await settingsInForce(edge), good) : []
  return parsed.map((one, place) => {
    const reply = one.ok ? replies.shift() : atPlace(one, `第 ${place + 1} ${what}没有记`)
    if (!reply) throw new Error('something that was sent got no reply')
    return reply
  })
}

function atPlace(refusal: Refusal, where: string): Refusal {
  return { ...refusal, message: `${where}：${refusal.message}` }
}

function holdIn(one: unknown): boolean | null {
  const hold = typeof one === 'object' && one !== null && 'hold' in one ? one.hold : null
  return typeof hold === 'boolean' ? hold : null
}

function idIn(one: unknown, name: 'orderId' | 'refundId'): string | null {
  const id = typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[name] : null
  return typeof id === 'string' ? id.slice(0, 64) : null
}
