/**
 * The export: everything that is kept about a member, a page at a time, because a history has no end. The first page
 * tells who they are and what they have; then come all movements, the newest first, and then all orders.
 */
import * as v from 'valibot'
import { moment } from './beijing-text'
import type { Entry } from './entry'
import type { Section } from './export-section'
import { yuan } from './figures'
import { lastDayOfLot } from './lot'
import type { OrderFact } from './order'
import { reasonOf, titles } from './reason'

/** So many movements or orders are in one page: far below what a reply may hold, also with the longest receipts. */
export const EXPORT_PAGE = 100
export const EXPORT_ORDERS = 10

/** Movements of the n-th id before a number, or orders behind an id. */
export type Cursor = { of: 'entries'; place: number; before: number } | { of: 'orders'; after: string }

const CURSOR = /^(?:e(\d{1,2})\.(\d{1,15})|o([!-~]{0,200}))$/

/** The cursor is what the page before said. */
export const Export = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.maxLength(210), v.regex(CURSOR, 'a cursor'))),
})

/** Where a page begins; the first one at the newest movement. */
export function readCursor(text: string | undefined): Cursor {
  const [, place, before, after] = CURSOR.exec(text ?? '') ?? []
  if (after !== undefined) return { of: 'orders', after }
  return {
    of: 'entries',
    place: Number(place ?? 0),
    before: before === undefined ? Infinity : Number(before),
  }
}

/** A cursor as it is sent. */
export function cursorText(cursor: Cursor): string {
  return cursor.of === 'orders' ? `o${cursor.after}` : `e${cursor.place}.${cursor.before}`
}

export interface ExportPage {
  now: number
  memberNo: string
  /** On the first page alone. */
  about: { person: Section; holdings: Section; invitations: Section[]; corrections: Section[] } | null
  entries: Section[]
  orders: Section[]
  /** Null on the last page. */
  next: string | null
}

/** One movement, with what it changed. */
export function entryTold(entry: Entry): Section {
  const { why } = entry
  return {
    序号: entry.seq,
    时间: moment(entry.at),
    类型: titles[entry.kind],
    说明: reasonOf(why),
    可用积分变化: entry.points,
    待生效变化: entry.pending,
    待补还变化: entry.debt,
    成长值变化: entry.growth,
    涉及的批次: Object.entries(entry.lots).map(([lot, points]) => ({
      积分: points,
      最后可用日: lastDayOfLot(lot),
    })),
    规则版本: entry.rules,
    操作号: entry.opId,
  }
}

/** One order with its lines and refunds. */
export function orderTold({ content, refunds }: OrderFact): Section {
  const { source, orderId, paidFen, paidAt, storeId, lines, pointsUsed = 0, couponIds = [] } = content
  return {
    来源: source,
    订单号: orderId,
    实付: yuan(paidFen),
    付款时间: moment(paidAt),
    门店: storeId,
    用了积分: pointsUsed,
    用了的券: couponIds,
    商品: lines.map(({ lineId, title, sku, quantity, paidFen: fen }) => ({
      行号: lineId,
      名称: title,
      货号: sku,
      数量: quantity,
      实付: yuan(fen),
    })),
    退款: refunds.map(({ refundId, refundedAt, amountFen }) => ({
      退款号: refundId,
      时间: moment(refundedAt),
      金额: yuan(amountFen),
    })),
  }
}
