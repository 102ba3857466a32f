/** A month as a grid of weeks from Monday, from 2026-11 alone. */

interface MonthGrid {
  /** The column of the 1st, 1 to 7. */
  firstColumn: number
  /** 2026-11-01 and on. */
  days: string[]
}

export function gridOf(month: string): MonthGrid {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const weekday = new Date(Date.UTC(year, number - 1, 1)).getUTCDay()
  const days = Array.from({ length }, (_, place) => `${month}-${String(place + 1).padStart(2, '0')}`)
  return { firstColumn: weekday === 0 ? 7 : weekday, days }
}

/** The month so many months away. */
export function monthAway(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** 2026年11月 */
export function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`
}
