/** Points by when they end, as plainly as it can be said, for the naive ledger. */
import { DAY, dayOf, monthOf, startOf, startOfDay } from './naive-tier'

export type Part = { key: string; endsAt: number; points: number; activeAt: number }

export const sum = (parts: Part[]) => parts.reduce((total, { points }) => total + points, 0)
export const earliest = (a: Part, b: Part) => a.endsAt - b.endsAt || (a.key < b.key ? -1 : 1)

/** Named by the day on which it ends, or by the month where that is its last. */
const ending = (endsAt: number, points: number, digits: number): Part => {
  const day = dayOf(endsAt - 1).slice(0, digits)
  return { key: `m${day.replaceAll('-', '')}`, endsAt, points, activeAt: 0 }
}

/** Points last to the end of the month twelve after the one in which they were earned. */
export const earned = (at: number, points: number) => ending(startOf(monthOf(at) + 13), points, 7)
/** Points that come back after their end last for thirty days. */
export const graced = (at: number, points: number) => ending(startOfDay(at) + 31 * DAY, points, 10)

/** Parts that end together are one; what is used up is not there. */
export function byKey(parts: Part[]): Record<string, number> {
  const points: Record<string, number> = {}
  for (const part of parts) if (part.points > 0) points[part.key] = (points[part.key] ?? 0) + part.points
  return points
}
