/** The adjustment: an operator corrects somebody's points by hand, with a reason that the member reads. */
import * as v from 'valibot'
import { type Account, balanceOf } from './account'
import type { Instant } from './calendar'
import { type Decision, plan } from './plan'
import { earn, type Movement, spendOrOwe } from './points'
import { commandKeys } from './request'
import { refuse, type Refusal } from './result'
import type { Settings } from './settings'
import { Reason, TypedMemberNo } from './operator-input'

/** No hand moves more at once; what is more is a mistake or another programme. */
export const ADJUST_MAX = 10_000_000

export const AdjustPoints = v.strictObject({
  ...commandKeys,
  member: TypedMemberNo,
  points: v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(0 - ADJUST_MAX),
    v.maxValue(ADJUST_MAX),
    v.check((points) => points !== 0, '不能是 0'),
  ),
  reason: Reason,
})

/** What is to be corrected, and who says so. */
export interface Adjustment {
  points: number
  reason: string
  /** Ids of operators; `approvedBy` is null below the limit of one alone. */
  by: string
  approvedBy: string | null
}

export interface Adjusted {
  state: 'posted'
  /** As asked for, signed. */
  points: number
  balance: number
  debt: number
}

/** True for what one operator may not post alone; the limit itself is still theirs. */
export function needsSecond(points: number, settings: Settings): boolean {
  return Math.abs(points) > settings.points.adjustAloneMax
}

/** Who has left gave their points up, and must not find others when they come back. Null where there is a card. */
export function refuseLeft({ profile }: Account): Refusal | null {
  return profile ? null : refuse('MEMBER_LEFT', '这位会员已经退出，积分没有动。等对方重新加入后再调整。')
}

/**
 * Posts an adjustment. One that takes more than there is leaves a debt: a correction is never cut short. Refuses the
 * account of somebody who has left.
 */
export function adjust(
  account: Account,
  adjustment: Adjustment,
  { now, settings }: { now: Instant; settings: Settings },
): Decision {
  const refusal = refuseLeft(account)
  if (refusal) return refusal
  const { points } = adjustment
  return plan({
    post: [movementOf(account, adjustment, { now, settings })],
    answer: (after): Adjusted => ({
      state: 'posted',
      points,
      balance: balanceOf(after),
      debt: after.debt,
    }),
  })
}

function movementOf(
  account: Account,
  adjustment: Adjustment,
  { now, settings }: { now: Instant; settings: Settings },
): Movement {
  const { points } = adjustment
  const repaid = Math.min(account.debt, Math.max(0, points))
  const owed = Math.max(0, 0 - points - balanceOf(account))
  const why = { of: 'adjust', ...adjustment, repaid, owed } as const
  return points > 0 ? earn(points, why, { at: now, settings }) : spendOrOwe(0 - points, why)
}
