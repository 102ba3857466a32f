/**
 * The Beijing calendar, whatever clock the machine has. China has kept one time, UTC+8, without summer time
 * since 1991, so a day is a day of UTC shifted by eight hours.
 */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Milliseconds since 1970. */
export type Instant = number
/** 2026-11-21 */
export type Day = string
/** 2026-11 */
export type Month = string

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** A moment that never comes (the year 2286): the rest value of indexed times, because null sorts first. */
export const NEVER: Instant = 9_999_999_999_999

const BEIJING_MS = 8 * HOUR_MS

const beijing = (at: Instant) => dayjs.utc(at + BEIJING_MS)

const REMEMBERED_MAX = 2000

/** Settling asks for the same few moments and months again and again, and the calendar never changes its mind. */
function remembered<Question, Answer>(answer: (question: Question) => Answer): typeof answer {
  const answers = new Map<Question, Answer>()
  return (question) => {
    const known = answers.get(question)
    if (known !== undefined) return known
    const found = answer(question)
    if (answers.size >= REMEMBERED_MAX) answers.clear()
    answers.set(question, found)
    return found
  }
}

/** The Beijing day of an instant. */
export const dayOf = remembered((at: Instant): Day => beijing(at).format('YYYY-MM-DD'))

/** The Beijing month of an instant. */
export const monthOf = remembered((at: Instant): Month => beijing(at).format('YYYY-MM'))

/** The day before; months and leap years included. */
export function dayBefore(day: Day): Day {
  return dayjs.utc(day).subtract(1, 'day').format('YYYY-MM-DD')
}

/** The first millisecond of a Beijing day. */
export const startOfDay = remembered((day: Day): Instant => dayjs.utc(day).valueOf() - BEIJING_MS)

const monthsAway = remembered((count: number) =>
  remembered((month: Month): Month => dayjs.utc(`${month}-01`).add(count, 'month').format('YYYY-MM')),
)

/** The month so many months later, or earlier where `count` is negative. */
export function monthAfter(month: Month, count: number): Month {
  return monthsAway(count)(month)
}

/** A day or a month as a part of a key, 20261128 or 202611: it sorts like the times it names. */
export function digitsOf(time: Day | Month): string {
  return time.replaceAll('-', '')
}

/** The first millisecond of a Beijing month. */
export function startOfMonth(month: Month): Instant {
  return startOfDay(`${month}-01`)
}

/** The first millisecond after a Beijing month: what lasts to the month's end is over at it. */
export function endOfMonth(month: Month): Instant {
  return startOfMonth(monthAfter(month, 1))
}

/** The same Beijing day and hour so many months later; the 31st becomes the last day of a shorter month. */
export function monthsLater(at: Instant, count: number): Instant {
  return beijing(at).add(count, 'month').valueOf() - BEIJING_MS
}

const ISO_8601 =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|([+-])(0\d|1[0-4]):([0-5]\d))$/

/** Reads ISO 8601 with an offset, strictly; undefined for anything else, such as a 30th of February. */
export function parseInstant(text: string): Instant | undefined {
  const match = ISO_8601.exec(text)
  if (!match) return undefined
  const [, day = '', minute = '', second = '00', fraction = '', , sign, hours = '0', minutes = '0'] = match
  const local = `${day}T${minute}:${second}.${fraction.padEnd(3, '0')}`
  const read = dayjs.utc(`${local}Z`)
  if (read.format('YYYY-MM-DDTHH:mm:ss.SSS') !== local) return undefined
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  return read.valueOf() - (sign === '-' ? -offsetMs : offsetMs)
}
