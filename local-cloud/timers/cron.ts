/**
 * The seven-field cron of WeChat's triggers: second minute hour day month weekday year, by the clock of Asia/Shanghai.
 * Where both day and weekday are stated, either one is enough.
 */
import { CloudFailure } from '../failure'

export interface Cron {
  seconds: Set<number>
  minutes: Set<number>
  hours: Set<number>
  days: Set<number>
  months: Set<number>
  /** 0 is Sunday. */
  weekdays: Set<number>
  years: Set<number>
  /** Both fields are stated, so that a day fits when either does. */
  isDayOrWeekday: boolean
}

interface Field {
  name: string
  min: number
  max: number
  names?: string[]
}

const fields: [Field, Field, Field, Field, Field, Field, Field] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  {
    name: 'month',
    min: 1,
    max: 12,
    names: ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { name: 'weekday', min: 0, max: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
  { name: 'year', min: 1970, max: 2099 },
]

/** Reads a trigger's `config`. Refuses other than seven fields and values outside their range. */
export function parseCron(text: string): Cron {
  const words = text.trim().split(/\s+/)
  if (words.length !== fields.length)
    throw invalid(text, 'it has seven fields: second minute hour day month weekday year')
  const [seconds, minutes, hours, days, months, weekdays, years] = fields.map((field, index) =>
    parseField(words[index] ?? '', field, text),
  ) as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>] // seven in, seven out
  if (weekdays.delete(7)) weekdays.add(0)
  const isStated = (word: string | undefined) => word !== '*' && word !== '?'
  const isDayOrWeekday = isStated(words[3]) && isStated(words[5])
  return { seconds, minutes, hours, days, months, weekdays, years, isDayOrWeekday }
}

function invalid(text: string, reason: string): CloudFailure {
  return new CloudFailure('SETTING_INVALID', `The trigger "${text}" cannot be read: ${reason}.`)
}

function parseField(word: string, field: Field, text: string): Set<number> {
  const values = new Set<number>()
  for (const part of word.split(',')) {
    const { from, to, step } = parseRange(part, field, text)
    for (let value = from; value <= to; value += step) values.add(value)
  }
  return values
}

function parseRange(part: string, field: Field, text: string): { from: number; to: number; step: number } {
  const [range = '', stepText] = part.split('/')
  const step = stepText === undefined ? 1 : Number(stepText)
  const [fromText = '', toText] = range.split('-')
  const isAll = fromText === '*' || fromText === '?'
  const from = isAll ? field.min : valueOf(fromText, field)
  const openEnd = stepText === undefined ? from : field.max
  const to = isAll ? field.max : toText === undefined ? openEnd : valueOf(toText, field)
  const isSound = [from, to, step].every(Number.isInteger) && step > 0 && from >= field.min && to <= field.max
  if (!isSound || from > to) throw invalid(text, `"${part}" is no ${field.name}`)
  return { from, to, step }
}

function valueOf(word: string, field: Field): number {
  const named = field.names?.indexOf(word.toUpperCase()) ?? -1
  if (named >= 0 && word !== '') return named
  return /^\d+$/.test(word) ? Number(word) : NaN
}

/** Beijing has had no summer time since 1991: eight hours, always. */
const offsetMs = 8 * 60 * 60 * 1000
const dayMs = 24 * 60 * 60 * 1000

/** The first moment after `after` at which the trigger is due, ms since 1970; undefined when there is none. */
export function nextDue(cron: Cron, after: number): number | undefined {
  const start = Math.floor((after + offsetMs) / 1000) * 1000 + 1000
  const yearMax = Math.max(...cron.years)
  let day = Math.floor(start / dayMs) * dayMs
  for (; new Date(day).getUTCFullYear() <= yearMax; day += dayMs) {
    if (!isDueOn(cron, new Date(day))) continue
    const time = firstTimeFrom(cron, Math.max(0, start - day))
    if (time !== undefined) return day + time - offsetMs
  }
  return undefined
}

function isDueOn(cron: Cron, day: Date): boolean {
  if (!cron.years.has(day.getUTCFullYear()) || !cron.months.has(day.getUTCMonth() + 1)) return false
  const fitsDay = cron.days.has(day.getUTCDate())
  const fitsWeekday = cron.weekdays.has(day.getUTCDay())
  return cron.isDayOrWeekday ? fitsDay || fitsWeekday : fitsDay && fitsWeekday
}

/** The first time of day at or after `fromMs` into the day that fits, ms into the day. */
function firstTimeFrom(cron: Cron, fromMs: number): number | undefined {
  const ascending = (values: Set<number>) => [...values].sort((a, b) => a - b)
  for (const hour of ascending(cron.hours)) {
    if ((hour + 1) * 3_600_000 <= fromMs) continue
    for (const minute of ascending(cron.minutes)) {
      if (hour * 3_600_000 + (minute + 1) * 60_000 <= fromMs) continue
      const minuteMs = hour * 3_600_000 + minute * 60_000
      const second = ascending(cron.seconds).find((value) => minuteMs + value * 1000 >= fromMs)
      if (second !== undefined) return minuteMs + second * 1000
    }
  }
  return undefined
}
