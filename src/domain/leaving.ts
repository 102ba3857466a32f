/**
 * Leaving: asked for, taken back within the seven whole Beijing days that follow, and then a step of settling. The
 * profile is erased and the points are given up; debt and everything that happens once only stay with the pseudonym.
 */
import * as v from 'valibot'
import type { Account } from './account'
import { DAY_MS, dayOf, type Instant, startOfDay } from './calendar'
import { type Decision, plan } from './plan'
import { note } from './points'
import { refusals } from './refusals'
import { commandKeys } from './request'
import { refuse } from './result'

export const COOLING_DAYS = 7

export const AskToLeave = v.strictObject({ ...commandKeys })
export const CancelLeave = v.strictObject({ ...commandKeys })

/** The first millisecond at which somebody who asks now has left: the seventh day after today is a whole one. */
export function leavesAtIf(now: Instant): Instant {
  return startOfDay(dayOf(now)) + (COOLING_DAYS + 1) * DAY_MS
}

export interface Leaving {
  leavesAt: Instant
}

/** Begins the days in which it can be taken back. Asked before is the same again, with its own end. Refuses a guest. */
export function askToLeave(account: Account, now: Instant): Decision {
  if (!account.profile) return refusals.notJoined
  if (account.leave?.state === 'asked') {
    const { dueAt } = account.leave
    return plan({ answer: (): Leaving => ({ leavesAt: dueAt }) })
  }
  const leave = { state: 'asked', at: now, dueAt: leavesAtIf(now) } as const
  return plan({
    post: [note({ of: 'leave', dueAt: leave.dueAt }, 'note')],
    set: { leave },
    answer: (): Leaving => ({ leavesAt: leave.dueAt }),
  })
}

const notLeaving = refuse('LEAVE_NONE', '你没有申请退出，会员和积分都在，不用撤回。')

/** Stays: everything is as it was. Refused where nobody asked to leave. */
export function cancelLeave(account: Account): Decision {
  if (!account.profile) return refusals.notJoined
  if (account.leave?.state !== 'asked') return notLeaving
  return plan({ post: [note({ of: 'stay' }, 'note')], set: { leave: null }, answer: () => null })
}
