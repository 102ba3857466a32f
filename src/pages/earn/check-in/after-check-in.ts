/** What the answer of a check-in makes of the calendar that is on screen. */
import type { CheckedIn } from '../../../domain/check-in'
import type { CheckInMonth } from '../../../domain/check-in-month'
import { standingAfter } from '../../../domain/check-in-shown'

export function afterCheckIn(shown: CheckInMonth, done: CheckedIn, today: string): CheckInMonth {
  const isBonus = done.streakDays % shown.weekDays === 0
  return {
    ...shown,
    days: [...shown.days, { day: today, points: done.points, isBonus }],
    checkIn: standingAfter(shown.checkIn, done, shown.weekDays),
  }
}
