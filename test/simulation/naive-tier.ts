/** The tiers and the Beijing calendar once more, as plainly as they can be said, for the naive ledger. */
export const DAY = 86_400_000
const thresholds = [0, 1000, 5000, 20_000]
const percents = [100, 120, 150, 200]
const names = ['basic', 'silver', 'gold', 'diamond']

const beijing = (at: number) => new Date(at + DAY / 3)
export const dayOf = (at: number) => beijing(at).toISOString().slice(0, 10)
/** Months are counted from the year 0, so that they can be compared and added to. */
export const monthOf = (at: number) => beijing(at).getUTCFullYear() * 12 + beijing(at).getUTCMonth()
export const startOf = (month: number) => Date.UTC(Math.floor(month / 12), month % 12) - DAY / 3
export const startOfDay = (at: number) => Math.floor((at + DAY / 3) / DAY) * DAY - DAY / 3
/** The first moment of the next Beijing month. */
export const nextMonthAfter = (at: number) => startOf(monthOf(at) + 1)

/** The same day and hour next year; 29 February becomes the 28th. */
function yearAfter(at: number): number {
  const into = at - startOf(monthOf(at))
  const lengthOfNext = startOf(monthOf(at) + 13) - startOf(monthOf(at) + 12)
  return startOf(monthOf(at) + 12) + Math.min(into, lengthOfNext - DAY + (into % DAY))
}

export class NaiveTier {
  grown: { points: number; month: number }[] = []
  dueAt = Infinity
  private rank = 0
  private isGrace = false

  grow(points: number, paidAt: number): void {
    this.grown.push({ points, month: monthOf(paidAt) })
  }

  growth(at: number): number {
    const counting = this.grown.filter(({ month }) => month > monthOf(at) - 12)
    return counting.reduce((total, { points }) => total + points, 0)
  }

  get percent(): number {
    return percents[this.rank]!
  }

  standing = () => ({ tier: names[this.rank], reviewAt: this.rank > 0 ? this.dueAt : null })

  climb(now: number): void {
    const reached = thresholds.filter((threshold) => this.growth(now) >= threshold).length - 1
    if (reached > this.rank) this.hold(reached, now)
    else if (this.isGrace && reached === this.rank) this.hold(reached, this.dueAt - 30 * DAY)
  }

  review(at: number): void {
    if (this.growth(at) >= thresholds[this.rank]!) this.hold(this.rank, this.isGrace ? at - 30 * DAY : at)
    else if (this.isGrace) this.hold(this.rank - 1, at)
    else Object.assign(this, { dueAt: at + 30 * DAY, isGrace: true })
  }

  private hold(rank: number, from: number): void {
    Object.assign(this, { rank, dueAt: rank > 0 ? yearAfter(from) : Infinity, isGrace: false })
  }
}
