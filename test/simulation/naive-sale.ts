/** A sale and what is left of it, as plainly as it can be said, for the naive ledger. */
import { graced, type Part, sum } from './naive-lot'

export class NaiveSale {
  /** What was taken for the points used on it, in that order. */
  used: Part[] = []
  private leftFen: number

  constructor(
    private paidFen: number,
    readonly paidAt: number,
    private percent: number,
  ) {
    this.leftFen = paidFen
  }

  /** The points of what is left. */
  get points(): number {
    return Math.floor((Math.floor(Math.max(0, this.leftFen) / 100) * this.percent) / 100)
  }

  /** What comes back of the points used; nothing where the refund does not count. */
  giveBack(amountFen: number, at: number): Part[] {
    if (amountFen > this.leftFen || (amountFen === 0 && this.paidFen > 0)) return []
    const before = this.keeps
    // A sale for nothing is given back once: then less than nothing is left of it.
    this.leftFen = amountFen > 0 ? this.leftFen - amountFen : -1
    let passed = 0
    return this.used.map((part) => {
      const from = Math.max(this.keeps, passed)
      passed += part.points
      const points = Math.max(0, Math.min(before, passed) - from)
      return part.endsAt > at ? { ...part, points } : graced(at, points)
    })
  }

  /** Points used that are not given back. */
  private get keeps(): number {
    if (this.leftFen === this.paidFen) return sum(this.used)
    return this.leftFen > 0 ? Math.floor((sum(this.used) * this.leftFen) / this.paidFen) : 0
  }
}
