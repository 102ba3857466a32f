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
  const parts = kept.parts?.map((part) => ({ ...part, fen: fenOf(paid, part.lines) }))
  return pointsAsKept(paid.paidFen, { ...kept, ...(parts && { parts }) }, pointsPerYuan)
}

/** The points of an order as it was paid: what its lines were worth to campaigns is kept with it. */
export function pointsAsKept(paidFen: number, kept: Multiplier, pointsPerYuan: number): number {
  const times = (fen: number, percent: number) =>
    Math.floor((Math.floor(fen / 100) * pointsPerYuan * percent) / 100)
  const { percent, parts = [], bonuses = [] } = kept
  const weighed = parts.reduce(
    (sum, part) => sum + times(part.fen, part.percent - 100),
    times(paidFen, percent),
  )
  return paidFen > 0 ? bonuses.reduce((sum, { points }) => sum + points, weighed) : weighed
}

/** What is paid for the lines that are marked with a 1. */
export function fenOf({ lineFens }: Pick<Paid, 'lineFens'>, lines: string): number {
  return lineFens.reduce((sum, fen, place) => (lines[place] === '1' ? sum + fen : sum), 0)
}
