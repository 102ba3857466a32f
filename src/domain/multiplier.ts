/**
 * The points of an order. Factors add their extras, they never multiply each other, and stop at a maximum; a
 * campaign for products weighs their lines alone; a bonus is flat and stays as long as anything remains paid.
 */
import type { Multiplier } from './entry'

/** 1 + the sum of what each factor adds, in hundredths: ×1.5 and ×2 are ×2.5. */
export function multiplierOf(extras: Multiplier['extras'], percentMax: number): Multiplier {
  const percent = extras.reduce((sum, extra) => sum + extra.percent - 100, 100)
  return { percent: Math.min(percent, percentMax), extras: extras.filter((extra) => extra.percent !== 100) }
}

/** What is paid for an order, or what of it remains paid, in all and for each of its lines. */
export interface Paid {
  paidFen: number
  lineFens: number[]
}

/**
 * The points of what is paid, at the multiplier that was kept with the order. In whole numbers: no fraction is
 * ever computed. Each part is rounded down by itself, so that it can be said apart.
 */
export function pointsOfOrder(paid: Paid, kept: Multiplier, pointsPerYuan: number): number {
  const times = (fen: number, percent: number) =>
    Math.floor((Math.floor(fen / 100) * pointsPerYuan * percent) / 100)
  const base = times(paid.paidFen, kept.percent)
  const parts = (kept.parts ?? []).map(({ lines, percent }) => times(fenOf(paid, lines), percent - 100))
  const bonuses = paid.paidFen > 0 ? (kept.bonuses ?? []).map(({ points }) => points) : []
  return [...parts, ...bonuses].reduce((sum, points) => sum + points, base)
}

/** What is paid for the lines that are marked with a 1. */
export function fenOf({ lineFens }: Pick<Paid, 'lineFens'>, lines: string): number {
  return lineFens.reduce((sum, fen, place) => (lines[place] === '1' ? sum + fen : sum), 0)
}
