/**
 * An order as a till or a mall sends it. It is a business fact: written down once under its source and id, with
 * the hash of its content, before anything is posted for it.
 */
import * as v from 'valibot'
import { type Instant, parseInstant, startOfDay } from './calendar'
import { inputHash } from './request'

/** ¥100,000,000: far above any sale, and every product with it stays a whole number. */
export const PAID_FEN_MAX = 10_000_000_000
/** So many orders fit one request. */
export const BATCH_MAX = 100
const LINES_MAX = 200
const OLDEST = startOfDay('1980-01-01')

/** Visible ASCII without a space: what tills and malls use for ids. */
const id = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[!-~]+$/, 'visible ASCII'))
const fen = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(PAID_FEN_MAX))

/** ISO 8601 with an offset, read into an instant. */
const When = v.pipe(
  v.string(),
  v.maxLength(32),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const at = parseInstant(dataset.value)
    if (at !== undefined && at >= OLDEST) return at
    addIssue({ message: 'ISO 8601 with an offset' })
    return NEVER
  }),
)

/** WeChat's SDK hands digits alone on as a number, so nobody with such an openid could ever sign in. */
const OpenId = v.pipe(
  id(64),
  v.check((openid) => !/^-?\d+$/.test(openid), '只有数字，不是微信给的身份，没有人能用它登录'),
)

const Line = v.strictObject({
  lineId: id(64),
  paidFen: fen,
  sku: v.optional(id(64)),
  title: v.optional(v.pipe(v.string(), v.maxLength(100))),
  quantity: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000))),
})

const OrderKeys = v.strictObject({
  orderId: id(64),
  source: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'letters, digits, . _ -')),
  paidFen: fen,
  paidAt: When,
  lines: v.optional(v.pipe(v.array(Line), v.minLength(1), v.maxLength(LINES_MAX))),
  storeId: v.optional(id(64)),
  memberNo: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(16))),
  openid: v.optional(OpenId),
  externalId: v.optional(id(64)),
})

export type Order = v.InferOutput<typeof OrderKeys>

export const Order = v.pipe(
  OrderKeys,
  v.check(namesOneMember, 'memberNo、openid、externalId 要写一个，也只写一个'),
  v.check(linesMakeTheTotal, 'lines 的 paidFen 加起来要等于订单的 paidFen'),
  v.check(linesDiffer, 'lines 里每个 lineId 只写一次'),
)

function namesOneMember(order: Order) {
  return [order.memberNo, order.openid, order.externalId].filter((name) => name !== undefined).length === 1
}

function linesMakeTheTotal(order: Order) {
  return !order.lines || order.lines.reduce((sum, line) => sum + line.paidFen, 0) === order.paidFen
}

function linesDiffer(order: Order) {
  return !order.lines || new Set(order.lines.map((line) => line.lineId)).size === order.lines.length
}

/** What was sold, without who bought it. */
export interface OrderContent {
  source: string
  orderId: string
  paidFen: number
  paidAt: Instant
  storeId: string | null
  lines: {
    lineId: string
    paidFen: number
    sku: string | null
    title: string | null
    quantity: number | null
  }[]
}

/** The document of an order. One without content is a stub that waits for the order. */
export interface OrderFact {
  _id: string
  memberId: string
  contentHash: string
  content: OrderContent
}

/** Where an order is written down; `_` parts source and order id, so one in the source is escaped. */
export function orderKey(source: string, orderId: string): string {
  return `${source.replaceAll('_', '%5F')}_${orderId}`
}

/** The content that must be the same whenever an order is sent again. */
export function contentOf(order: Order): OrderContent {
  const { source, orderId, paidFen, paidAt, storeId = null, lines = [] } = order
  return {
    source,
    orderId,
    paidFen,
    paidAt,
    storeId,
    lines: lines.map(({ lineId, paidFen, sku = null, title = null, quantity = null }) => ({
      lineId,
      paidFen,
      sku,
      title,
      quantity,
    })),
  }
}

/** The fact of an order, to be written down for a member: its hash tells the same order from another under its id. */
export function factOf(order: Order, memberId: string): OrderFact {
  const content = contentOf(order)
  return { _id: orderKey(order.source, order.orderId), memberId, contentHash: inputHash(content), content }
}
