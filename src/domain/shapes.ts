/** Shapes that rules and inputs share: whole numbers, factors, short texts, days. */
import * as v from 'valibot'
import { dayOf, startOfDay } from './calendar'
import { readable } from './shown-name'

/** From the lowest to the highest. */
export const tierIds = ['basic', 'silver', 'gold', 'diamond'] as const

/** A whole number from 0 to a bound. */
export const count = (max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(max))

/** A factor in hundredths, from ×1 to ×10. */
export const percent = v.pipe(v.number(), v.safeInteger(), v.minValue(100), v.maxValue(1000))

/** A text that somebody wrote for others to read. */
export const text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max), readable)

/** Visible ASCII without a space: ids that other systems make. */
export const visibleAscii = (max: number) =>
  v.pipe(v.string(), v.maxLength(max), v.regex(/^[!-~]+$/, 'visible ASCII'))

/** A Beijing month: 2026-11. */
export const BeijingMonth = v.pipe(v.string(), v.regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month'))

/** A Beijing day that exists: 2026-11-21, and no 30th of February. */
export const BeijingDay = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\d$/, '要写成 2026-11-21 这样'),
  v.check((day) => Number.isFinite(startOfDay(day)) && dayOf(startOfDay(day)) === day, '没有这一天'),
)
