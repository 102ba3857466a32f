/** A day of one store as its clerks read it: what was handed over, what was sold, and what of it was taken back. */
import type { Instant } from './calendar'
import type { Receipt } from './coupon-move'
import { maskedName } from './masked-name'
import type { OrderFact } from './order'
import { UNDO_MS } from './redemption'
import { undoOf } from './undo-sale'

export interface Reversal {
  at: Instant
  byName: string | null
  reason: string
}

interface Row {
  /** Where it is written down. */
  id: string
  at: Instant
  /** 林** */
  member: string
  byName: string | null
  undone: Reversal | null
  canUndo: boolean
}

export interface UseRow extends Row {
  kind: 'use'
  name: string
}

export interface SaleRow extends Row {
  kind: 'sale'
  orderId: string
  paidFen: number
  refundedFen: number
  /** What the coupons that it used are called. */
  coupons: string[]
  /** Points that paid a part of it. */
  pointsUsed: number
}

export type DayRow = UseRow | SaleRow

export interface DayTotals {
  /** Without those that were undone. */
  uses: number
  sales: number
  undoneUses: number
  undoneSales: number
  /** What was paid, and what of it was given back. */
  paidFen: number
  refundedFen: number
}

/** Names by the id that something was written under. */
export type Names = Map<string, { nickname: string | null; memberNo: string }>

const gone = '已离开的会员'

function memberIn(names: Names, memberId: string): string {
  const found = names.get(memberId)
  return found ? maskedName(found.nickname, found.memberNo) : gone
}

/** A use as a row; `name` is what the coupon is called. */
export function useRow(
  receipt: Receipt & { _id: string },
  { name, names, now }: { name: string; names: Names; now: Instant },
): UseRow {
  const { _id: id, at, byName, undone } = receipt
  return {
    kind: 'use',
    id,
    at,
    name,
    member: memberIn(names, receipt.memberId),
    byName,
    undone: undone && { at: undone.at, byName: undone.byName, reason: undone.reason },
    canUndo: undone === null && now < at + UNDO_MS,
  }
}

/** A sale as a row, with its undoing where it was undone. */
export function saleRow(
  order: OrderFact,
  { refundedFen, names, now }: { refundedFen: number; names: Names; now: Instant },
): SaleRow {
  const { orderId, paidFen, paidAt, pointsUsed = 0 } = order.content
  const undone = undoOf(order)
  const { byName = null, reason = '' } = undone?.undo ?? {}
  return {
    kind: 'sale',
    id: order._id,
    at: paidAt,
    orderId,
    paidFen,
    refundedFen,
    coupons: order.till?.coupons.map(({ name }) => name) ?? [],
    pointsUsed,
    member: memberIn(names, order.memberId),
    byName: order.till?.byName ?? null,
    undone: undone ? { at: undone.refundedAt, byName, reason } : null,
    canUndo: !undone && (refundedFen < paidFen || paidFen === 0) && now < paidAt + UNDO_MS,
  }
}
