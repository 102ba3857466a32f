/** The birthday month: asked for because it gives something, changed once a year, good for one month a year. */
import type { Account } from './account'
import { type Instant, monthOf, type Month } from './calendar'

/**
 * The birthday month in which something was paid; null where it was paid in another month, or where the factor of
 * that year was given for another one already. What was paid before the year used last is too late.
 */
export function birthdayMonthAt({ profile, birthdayUsed }: Account, paidAt: Instant): Month | null {
  const birthday = profile?.birthday
  if (!birthday) return null
  const month = monthOf(paidAt)
  const counting = month >= birthday.countsFrom ? birthday.month : birthday.before
  if (counting !== Number(month.slice(5))) return null
  const year = Number(month.slice(0, 4))
  const isFree = !birthdayUsed || birthdayUsed.year < year || birthdayUsed.month === month
  return isFree ? month : null
}
