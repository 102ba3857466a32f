/** Numbers and times in words. */

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' })

export const day = (at) => dayFormat.format(at)
export const time = (at) => timeFormat.format(at)
export const moment = (at) => (at === undefined ? '—' : `${day(at)}, ${time(at)}`)
export const whole = (value) => Math.round(value).toLocaleString('en')
export const megabytes = (bytes) => `${whole(bytes / 1024 / 1024)}`

export function duration(ms) {
  if (ms === undefined) return '—'
  if (ms < 10) return `${ms.toFixed(1)} ms`
  return ms < 1000 ? `${whole(ms)} ms` : `${(ms / 1000).toFixed(2)} s`
}

/** How far a moment is from now, in its largest unit. */
export function distance(ms) {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
    ['second', 1000],
  ]
  const [name, size] = units.find(([, unit]) => Math.abs(ms) >= unit) ?? units[3]
  return new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(Math.round(ms / size), name)
}
