/**
 * Leaving: asked for, taken back within the seven whole Beijing days that follow, and then a step of settling. The
 * profile is erased and the points are given up; debt and everything that happens once only stay with the pseudonym.
 */
import * as v from 'valibot'
import { type Account, balanceOf, growthOf, type Leave, pendingOf } from './account'
import { DAY_MS, dayOf, type Instant, startOfDay } from './calendar'
import { streakAt } from './check-in'
import { type Decision, plan } from './plan'
import { note } from './points'
import { refusals } from './refusals'
import { commandKeys } from './request'
import { refuse, type Refusal } from './result'
import { type Settings, tierRule, worthFen } from './settings'

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

/** Begins the days in which it can be taken back. Asked before is the same request again, with its own end. */
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

/** What somebody who leaves gives up, and when. */
export interface LeavePreview {
  now: Instant
  /** When it was asked for; null for somebody who only looks. */
  askedAt: Instant | null
  /** The first millisecond after the last day on which it can be taken back. */
  leavesAt: Instant
  coolingDays: number
  points: number
  worthFen: number
  pendingPoints: number
  debtPoints: number
  tierName: string
  isTierLowest: boolean
  growth: number
  streakDays: number
  /** Names of what is erased from the profile; empty where nothing was ever told. */
  profile: ('nickname' | 'avatar' | 'birthday' | 'phone')[]
}

/** Exactly what would be lost now; it changes nothing. Refused where nobody has joined. */
export function previewLeave(
  account: Account,
  { now, settings }: { now: Instant; settings: Settings },
): LeavePreview | Refusal {
  const { profile, leave, tier, debt, checkIn } = account
  if (!profile) return refusals.notJoined
  const points = balanceOf(account)
  const told = {
    nickname: profile.nickname,
    avatar: profile.avatarUrl,
    birthday: profile.birthday,
    phone: profile.phone,
  }
  const fields = ['nickname', 'avatar', 'birthday', 'phone'] as const
  return {
    now,
    ...termsOf(leave, now),
    coolingDays: COOLING_DAYS,
    points,
    worthFen: worthFen(points, settings),
    pendingPoints: pendingOf(account),
    debtPoints: debt,
    tierName: tierRule(settings, tier.id).name,
    isTierLowest: tier.id === 'basic',
    growth: growthOf(account, now, settings),
    streakDays: streakAt(account, now) - (checkIn?.day === dayOf(now) ? 0 : 1),
    profile: fields.filter((field) => told[field]),
  }
}

function termsOf(leave: Leave | null, now: Instant) {
  if (leave?.state === 'asked') return { askedAt: leave.at, leavesAt: leave.dueAt }
  return { askedAt: null, leavesAt: leavesAtIf(now) }
}
