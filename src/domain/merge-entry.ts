/** The rows of a merge: what came, in the target, and what went, in the source. */
import { type Account, balanceOf, pendingOf, sumOf } from './account'
import type { Instant } from './calendar'
import { couponIdsOf } from './coupon-move'
import type { Effect, Entry, Lots, MergeWhy } from './entry'
import type { OperationMark } from './plan'
import type { Settings } from './settings'

/** Who let two accounts be merged, and why. */
export interface MergeReason {
  reason: string
  /** The operator, or the member who proved that both are theirs. */
  by: string
  /** The second operator, where one was needed. */
  approvedBy?: string | null
}

interface MergeRow {
  opId: string
  why: MergeWhy
  /** Points and debt of this account, signed: who owes in the one and has points in the other repays at once. */
  lots: Lots
  debt: number
  effects?: Effect[]
}

/** The account with a row of the merge as its newest entry; its numbers are the caller's, and stay as they are. */
export function withMergeRow(
  account: Account,
  row: MergeRow,
  { mark, now, settings }: { mark: OperationMark; now: Instant; settings: Settings },
): Account {
  const { opId, why, lots, debt, effects = [] } = row
  const [points, pending] = [sumOf(lots), sumOf(why.pendingBy)]
  const entry: Entry = {
    opId,
    seq: account.seq + 1,
    time: mark.time,
    at: now,
    kind: why.of,
    row: rowOf(why, points + pending),
    points,
    pending,
    debt,
    growth: sumOf(why.growthBy),
    lots,
    bucket: null,
    why,
    rules: settings.version,
    input: '',
    answer: null,
    claim: null,
    effects,
  }
  return { ...account, seq: entry.seq, journal: { ...account.journal, [opId]: entry } }
}

/** A number under which nobody had bought brings nothing to be read. */
function rowOf(why: MergeWhy, points: number): Entry['row'] {
  const isEmpty = why.otherNo === null && why.net === 0 && Object.keys(why.growthBy).length === 0
  if (why.of === 'merge-out' || isEmpty) return 'hidden'
  if (points === 0) return 'note'
  return points > 0 ? 'earned' : 'spent'
}

/** What a row says: `from` is the account in which it is posted, `moved` the one whose points go. */
export function mergeWhy(
  of: MergeWhy['of'],
  { from, moved, other }: Record<'from' | 'moved' | 'other', Account>,
  { reason, by, approvedBy }: MergeReason,
): MergeWhy {
  const signed = of === 'merge-in' ? (points: number) => points : (points: number) => 0 - points
  const pending = Object.entries(moved.pending).map(([key, { lots }]) => [key, signed(sumOf(lots))] as const)
  const growth = Object.entries(moved.growth).map(([key, points]) => [key, signed(points)] as const)
  return {
    of,
    other: other.memberId,
    otherNo: other.profile?.memberNo ?? null,
    seqBefore: from.seq,
    net: signed(balanceOf(moved) + pendingOf(moved) - moved.debt),
    repaid: 0,
    pendingBy: Object.fromEntries(pending),
    growthBy: Object.fromEntries(growth),
    ...couponIdsOf(moved.coupons),
    reason,
    by,
    ...(approvedBy && { approvedBy }),
  }
}
