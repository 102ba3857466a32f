/** The check-in: once a Beijing day, and a bonus on every seventh day in a row. */
import * as v from 'valibot'
import { type Account, balanceOf } from './account'
import { dayBefore, dayOf, type Instant } from './calendar'
import { countedIn } from './contest'
import { type Decision, plan } from './plan'
import { earn } from './points'
import { refusals } from './refusals'
import { commandKeys } from './request'
import { refuse } from './result'
import type { Settings } from './settings'

export const CheckIn = v.strictObject({ ...commandKeys })

export interface CheckedIn {
  points: number
  streakDays: number
  balance: number
}

/** The day in a row that a check-in at this moment is, or was. */
export function streakAt(account: Account, now: Instant): number {
  const today = dayOf(now)
  const last = account.checkIn
  if (!last) return 1
  if (last.day === today) return last.streakDays
  return last.day === dayBefore(today) ? last.streakDays + 1 : 1
}

/** The points a check-in gives on the n-th day in a row: every day's, and the bonus on each last day of a week. */
export function pointsOfDay(streakDays: number, rules: Settings['checkIn']): number {
  return rules.dailyPoints + (streakDays % rules.weekDays === 0 ? rules.weekBonusPoints : 0)
}

/** Checks in. Refuses a guest, and a member who has checked in on this Beijing day. */
export function checkIn(account: Account, terms: { now: Instant; settings: Settings }): Decision {
  const { now, settings } = terms
  const today = dayOf(now)
  if (!account.profile) return refusals.notJoined
  if (account.checkIn?.day === today)
    return refuse('CHECKED_IN_TODAY', '今天已经签到过了，积分已经到账。明天再来。')
  const streakDays = streakAt(account, now)
  const points = pointsOfDay(streakDays, settings.checkIn)
  const bonusPoints = points - settings.checkIn.dailyPoints
  return plan({
    post: [earn(points, { of: 'check-in', streakDays, bonusPoints }, { at: now, settings })],
    set: {
      checkIn: { day: today, streakDays },
      ...countedIn(account, { activity: 'check-in', points }, terms),
    },
    answer: (after): CheckedIn => ({ points, streakDays, balance: balanceOf(after) }),
  })
}
