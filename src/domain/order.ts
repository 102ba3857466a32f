/**
 * An order as a till or a mall sends it. It is a business fact: written down once under its source and id, with
 * the hash of its content, before anything is posted for it.
 */
import * as v from 'valibot'
import type { Instant } from './calendar'
import type { Paid } from './multiplier'
import type { RefundRecord } from './refund'
import { inputHash } from './request'
import { Fen, isOwnTill, LINES_MAX, ownTill, Source, TillId, When } from './till'

/** As many points as the largest sale has yuan, and ten times that. */
const POINTS_USED_MAX = 1_000_000_000
const COUPONS_MAX = 5

/** WeChat's SDK hands digits alone on as a number, so nobody with such an openid could ever sign in. */
const OpenId = v.pipe(
  TillId,
  v.check((openid) => !/^-?\d+$/.test(openid), '只有数字，不是微信给的身份，没有人能用它登录'),
)

/** Half an emoji does not survive being written down, and a later copy of the order would not be the same. */
const Title = v.pipe(
  v.string(),
  v.maxLength(100),
  v.transform((title) => title.replace(/[\uD800-\uDFFF]/gu, '\uFFFD')),
)

/** The coupons that an order is priced with. */
export const CouponIds = v.pipe(v.array(TillId), v.maxLength(COUPONS_MAX))

/** Whose something is, said in one of three ways. */
export const customerKeys = {
  memberNo: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(16))),
  openid: v.optional(OpenId),
  externalId: v.optional(TillId),
}

/** Whom a till or a mall names, and by which system. */
export interface NamedCustomer {
  source: string
  memberNo?: string | undefined
  openid?: string | undefined
  externalId?: string | undefined
}

const Line = v.strictObject({
  lineId: TillId,
  paidFen: Fen,
  sku: v.optional(TillId),
  title: v.optional(Title),
  quantity: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000))),
})

const OrderKeys = v.strictObject({
  orderId: TillId,
  source: Source,
  paidFen: Fen,
  paidAt: When,
  lines: v.optional(v.pipe(v.array(Line), v.minLength(1), v.maxLength(LINES_MAX))),
  storeId: v.optional(TillId),
  ...customerKeys,
  /** Points that paid a part of it; `paidFen` is what was paid beside them. */
  pointsUsed: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(POINTS_USED_MAX))),
  couponIds: v.optional(CouponIds),
})

/** What is wrong where a customer is named in no way, or in two. */
export const oneMember = 'memberNo、openid、externalId 要写一个，也只写一个'

export type Order = v.InferOutput<typeof OrderKeys>

export const Order = v.pipe(
  OrderKeys,
  v.check((order) => namesOneMember(order), oneMember),
  v.check(linesMakeTheTotal, 'lines 的 paidFen 加起来要等于订单的 paidFen'),
  v.check(linesDiffer, 'lines 里每个 lineId 只写一次'),
  v.check(couponsDiffer, 'couponIds 里每张券只写一次'),
  v.check(({ source }) => !isOwnTill(source), ownTill),
)

/** True where a customer is named in one way only. */
export function namesOneMember({ memberNo, openid, externalId }: NamedCustomer): boolean {
  return [memberNo, openid, externalId].filter((name) => name !== undefined).length === 1
}

function linesMakeTheTotal(order: Order) {
  return !order.lines || order.lines.reduce((sum, line) => sum + line.paidFen, 0) === order.paidFen
}

function linesDiffer(order: Order) {
  return !order.lines || new Set(order.lines.map((line) => line.lineId)).size === order.lines.length
}

function couponsDiffer({ couponIds = [] }: Order) {
  return new Set(couponIds).size === couponIds.length
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
  /** Only where some were used: what an order without any says stays as it was said before. */
  pointsUsed?: number
  couponIds?: string[]
}

/** The document of an order that has not come yet: its refunds came first and wait for it. */
export interface OrderStub {
  _id: string
  /** In the order in which they were recorded, which decides which of them count. */
  refunds: RefundRecord[]
}

/** Whose an order is; `phoneId` where the id of the number says it better than one of the ids it has had. */
export interface Customer {
  memberId: string
  phoneId?: string
}

/** The document of an order. */
export interface OrderFact extends OrderStub, Customer {
  contentHash: string
  content: OrderContent
  /** What marks its operation, where that is not its own content and time of payment. */
  op?: { time: Instant; input: string }
  /** What our own till says beside it. */
  till?: TillSale
}

/** How a sale at our own till came to its price, in fen. */
export interface TillSale {
  by: string
  byName: string
  totalFen: number
  pointsFen: number
  coupons: { couponId: string; name: string; offFen: number }[]
}

export type OrderDocument = OrderStub | OrderFact

/** True for the document of an order that has come. */
export function hasCome(order: OrderDocument): order is OrderFact {
  return 'content' in order
}

/** Where an order is written down; `_` parts source and order id, so one in the source is escaped. */
export function orderKey(source: string, orderId: string): string {
  return `${source.replaceAll('_', '%5F')}_${orderId}`
}

/** The content that must be the same whenever an order is sent again. */
export function contentOf(order: Order): OrderContent {
  const {
    source,
    orderId,
    paidFen,
    paidAt,
    storeId = null,
    lines = [],
    pointsUsed = 0,
    couponIds = [],
  } = order
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
    ...(pointsUsed > 0 && { pointsUsed }),
    ...(couponIds.length > 0 && { couponIds }),
  }
}

/** What is paid for an order as a whole and for its lines. */
export function paidOf({ paidFen, lines }: Pick<OrderContent, 'paidFen' | 'lines'>): Paid {
  return { paidFen, lineFens: lines.map((line) => line.paidFen) }
}

/** The fact of an order, to be written down for a customer: its hash tells the same order from another under its id. */
export function factOf(order: Order, customer: Customer): OrderFact {
  const content = contentOf(order)
  const _id = orderKey(order.source, order.orderId)
  return { _id, ...customer, contentHash: inputHash(content), content, refunds: [] }
}

/** True for orders of one customer, also where their number has changed hands between them. */
export function isSameCustomer(a: Customer, b: Customer): boolean {
  return (a.phoneId ?? a.memberId) === (b.phoneId ?? b.memberId)
}
