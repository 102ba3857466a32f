/** The birthday month: asked for because it gives something, changed once a year, good for one month a year. */
import type { Account, Birthday } from './account'
import {
  type Day,
  DAY_MS,
  dayOf,
  dayBefore,
  type Instant,
  monthAfter,
  monthOf,
  type Month,
  monthsLater,
  NEVER,
  startOfDay,
  startOfMonth,
} from './calendar'
import { counterDay, counterKey, counterName } from './counter'

/**
 * The birthday month in which something was paid; null where it was paid in another month, or where the factor of
 * that year was given for another one already. What was paid before the year used last is too late.
 */
export function birthdayMonthAt(
  { profile, birthdayUsed }: Pick<Account, 'profile' | 'birthdayUsed'>,
  paidAt: Instant,
): Month | null {
  const birthday = profile?.birthday
  if (!birthday) return null
  const month = monthOf(paidAt)
  if (countingMonth(birthday, month) !== Number(month.slice(5))) return null
  const year = Number(month.slice(0, 4))
  const isFree = !birthdayUsed || birthdayUsed.year < year || birthdayUsed.month === month
  return isFree ? month : null
}

/** The month of birth that counts in a month: the one before a change, until the change counts. */
function countingMonth({ month: own, countsFrom, before }: Birthday, month: Month): number | null {
  return month >= countsFrom ? own : before
}

/** A counter that lasts to the end of the year for which the gift was given. */
export const BIRTHDAY_GIFT = 'gift'

/** A birthday is known from the month after it was told, and then comes within a year. */
const MONTHS_AHEAD = 13

/**
 * The first month whose gift may still come: none that had begun when the account was settled or the card was opened,
 * and none of a year that had its gift.
 */
function firstMonthAhead({ settledAt, profile, counters }: BirthdayAccount): Month {
  const begun = monthOf(Math.max(settledAt, profile?.joinedAt ?? 0))
  const given = Object.keys(counters)
    .filter((key) => counterName(key) === BIRTHDAY_GIFT)
    .map((key) => counterDay(key).slice(0, 7))
  return monthAfter([begun, ...given].sort().reverse()[0] ?? begun, 1)
}

type BirthdayAccount = Pick<Account, 'settledAt' | 'profile' | 'counters' | 'birthdayUsed'>

/** When the next birthday month begins after the account was settled; `NEVER` without a birthday. */
export function nextBirthdayAt(account: BirthdayAccount): Instant {
  const birthday = account.profile?.birthday
  if (!birthday) return NEVER
  const first = firstMonthAhead(account)
  const months = Array.from({ length: MONTHS_AHEAD }, (_, ahead) => monthAfter(first, ahead))
  const next = months.find((month) => countingMonth(birthday, month) === Number(month.slice(5)))
  return next === undefined ? NEVER : startOfMonth(next)
}

/** The first birthday month that began since the account was settled, of a year that has its gift still to come. */
export function birthdayDue(account: BirthdayAccount, now: Instant): Month | null {
  if (!account.profile?.birthday) return null
  let month = firstMonthAhead(account)
  for (; startOfMonth(month) <= now; month = monthAfter(month, 1)) {
    if (birthdayMonthAt(account, startOfMonth(month)) === month) return month
  }
  return null
}

/** The birthday as it is told now: it counts from the month that follows, and until then what counted before does. */
export function bornOn(
  told: Pick<Birthday, 'month' | 'day'>,
  standing: Birthday | null,
  now: Instant,
): Birthday {
  const month = monthOf(now)
  const before = standing && countingMonth(standing, month)
  return { month: told.month, day: told.day, changedOn: dayOf(now), countsFrom: monthAfter(month, 1), before }
}

const LOCK = 'birthday'

/**
 * The counters with the lock of a year. A counter, because it must outlast the birthday itself: who takes it away, or
 * leaves and comes back, has not changed it less often.
 */
export function birthdayLocked(counters: Account['counters'], now: Instant): Account['counters'] {
  const opensOn = dayOf(monthsLater(startOfDay(dayOf(now)), 12))
  return { ...counters, [counterKey(dayBefore(opensOn), LOCK)]: 1 }
}

/** The first day on which the birthday can be changed again; null where it can be now. */
export function birthdayOpensOn({ counters }: Pick<Account, 'counters'>, now: Instant): Day | null {
  const today = counterKey(dayOf(now), LOCK)
  const [last] = Object.keys(counters)
    .filter((key) => counterName(key) === LOCK && key >= today)
    .sort()
    .reverse()
  return last === undefined ? null : dayOf(startOfDay(counterDay(last)) + DAY_MS)
}
