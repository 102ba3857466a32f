/**
 * A refund as a till or a mall sends it: a part of an order given back, by amount or by line. It is written down in
 * its order's document under its own id before anything is posted for it, and may come before the order itself.
 */
import * as v from 'valibot'
import type { Instant } from './calendar'
import { inputHash } from './request'
import { Fen, isOwnTill, LINES_MAX, RefundSource, TillId, When } from './till'

/** The id of the refund that undoes a sale of our own till. */
export const UNDO_ID = 'undo'

const RefundLine = v.strictObject({ lineId: TillId, amountFen: Fen })

const RefundKeys = v.strictObject({
  refundId: TillId,
  orderId: TillId,
  source: RefundSource,
  refundedAt: When,
  amountFen: v.optional(Fen),
  lines: v.optional(v.pipe(v.array(RefundLine), v.minLength(1), v.maxLength(LINES_MAX))),
})

export type Refund = v.InferOutput<typeof RefundKeys>

export const Refund = v.pipe(
  RefundKeys,
  v.check(
    ({ amountFen, lines }) => (amountFen === undefined) !== (lines === undefined),
    'amountFen 和 lines 要写一个，也只写一个',
  ),
  v.check(linesDiffer, 'lines 里每个 lineId 只写一次'),
  v.check(
    ({ source, refundId }) => !isOwnTill(source) || refundId !== UNDO_ID,
    'undo 是店里撤销自己用的编号',
  ),
)

function linesDiffer({ lines = [] }: Refund) {
  return new Set(lines.map(({ lineId }) => lineId)).size === lines.length
}

/** A refund as it stands in its order's document. */
export interface RefundRecord {
  refundId: string
  /** As it was said first: sent again with another time, it is the same refund. */
  refundedAt: Instant
  /** The whole of it, of its lines where it has some. */
  amountFen: number
  lines: { lineId: string; amountFen: number }[] | null
  /** Of what must be the same whenever it is sent again. */
  hash: string
  /** Where a clerk undid the whole sale: who, and why. */
  undo?: { by: string; byName: string; reason: string }
}

/** What is written down of a refund. */
export function recordOf({ refundId, refundedAt, amountFen, lines }: Refund): RefundRecord {
  const named = lines ? [...lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1)) : null
  const whole = named?.reduce((sum, line) => sum + line.amountFen, 0) ?? amountFen ?? 0
  return {
    refundId,
    refundedAt,
    amountFen: whole,
    lines: named,
    hash: inputHash({ amountFen: whole, lines: named }),
  }
}
