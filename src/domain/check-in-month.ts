/** The calendar of check-ins: one Beijing month, with what each day gave. */
import * as v from 'valibot'
import type { Account } from './account'
import { type Day, dayOf, type Instant, type Month, monthOf } from './calendar'
import type { CheckInStanding } from './check-in-shown'
import type { Entry } from './entry'
import { checkInStanding } from './home'
import type { Settings } from './settings'
import { BeijingMonth } from './shapes'

/** Without a month it is the one that runs. */
export const GetCheckIns = v.strictObject({
  month: v.optional(BeijingMonth),
})

export interface CheckInDay {
  day: Day
  points: number
  /** It was the last of a week of days in a row. */
  isBonus: boolean
}

export interface CheckInMonth {
  now: Instant
  month: Month
  /** Nothing lies before the month of joining, and nothing after this one. */
  firstMonth: Month
  thisMonth: Month
  /** Oldest first. */
  days: CheckInDay[]
  checkIn: CheckInStanding
  /** So many days in a row earn the bonus. */
  weekDays: number
  dailyPoints: number
}

/** One month of an account, already settled, from its entries of check-ins. */
export function checkInMonthOf(
  account: Account,
  { month, entries }: { month: Month; entries: Entry[] },
  { now, settings }: { now: Instant; settings: Settings },
): CheckInMonth {
  return {
    now,
    month,
    firstMonth: monthOf(account.profile?.joinedAt ?? now),
    thisMonth: monthOf(now),
    days: entries
      .flatMap((entry) => dayFrom(entry) ?? [])
      .filter(({ day }) => day.startsWith(month))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    checkIn: checkInStanding(account, now, settings),
    weekDays: settings.checkIn.weekDays,
    dailyPoints: settings.checkIn.dailyPoints,
  }
}

function dayFrom({ at, why, points, debt }: Entry): CheckInDay | null {
  // What met a debt was earned all the same.
  return why.of === 'check-in'
    ? { day: dayOf(at), points: points - debt, isBonus: why.bonusPoints > 0 }
    : null
}
