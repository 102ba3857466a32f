/**
 * Beijing dates and times in words, light enough for the phone. China keeps UTC+8 all year (since 1991),
 * so a shift by eight hours and the UTC parts are exact.
 */
const beijingOffsetMs = 8 * 3_600_000

/** A day, for screens: the calendar that the rules use is too heavy for the phone. */
export const DAY_MS = 86_400_000

interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

function partsOf(at: number): Parts {
  const shifted = new Date(at + beijingOffsetMs)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

const two = (number: number) => String(number).padStart(2, '0')

/** The Beijing day of an instant (ms since 1970): 2026-11-28. */
export function dayText(at: number): string {
  const { year, month, day } = partsOf(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** A date of this year or the next few months: 11月28日. */
export function monthDay(at: number): string {
  const { month, day } = partsOf(at)
  return `${month}月${day}日`
}

/** A date that may lie far off: 2027年3月18日. */
export function fullDate(at: number): string {
  return `${partsOf(at).year}年${monthDay(at)}`
}

/** The time of day: 19:32. */
export function clockTime(at: number): string {
  const { hour, minute } = partsOf(at)
  return `${two(hour)}:${two(minute)}`
}

/** The heading of a day in a list, from 2026-11-21: 11月21日 · 今天, with the year where it is not this one. */
export function dayHeading(day: string, now: number): string {
  const [year, month, date] = day.split('-').map(Number)
  const today = dayText(now)
  const plain = `${month}月${date}日`
  if (day === today) return `${plain} · 今天`
  if (day === dayText(now - DAY_MS)) return `${plain} · 昨天`
  return String(year) === today.slice(0, 4) ? plain : `${year}年${plain}`
}

/** A day in a row of its own, as short as it can be: 今天, 昨天, 11月18日. */
export function dayWord(day: string, now: number): string {
  return dayHeading(day, now).replace(/^.* · /, '')
}

/** The heading of some days of one month: 11月18日 – 20日. */
export function daySpan(first: string, last: string, now: number): string {
  return `${dayHeading(first, now).replace(/ · .*$/, '')} – ${Number(last.slice(8))}日`
}

/** A day in a narrow column, from 2026-11-08: 11/8. */
export function shortDay(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`
}

/** A moment in full, as it stands in a file: 2026-11-28 19:32:05. */
export function moment(at: number): string {
  return new Date(at + beijingOffsetMs).toISOString().slice(0, 19).replace('T', ' ')
}
