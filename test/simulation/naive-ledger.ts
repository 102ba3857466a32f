/**
 * The rules of points and tiers once more, as plainly as they can be said: arrays that are walked from the first
 * happening on, every time somebody asks. It shares nothing with the domain but the numbers of the product.
 */
export type Happening = { at: number } & (
  | { what: 'purchase'; paidFen: number; paidAt: number }
  | { what: 'earn' | 'spend'; points: number }
  | { what: 'check-in' }
)

interface Part {
  points: number
  /** The month in which it was paid; points last to the end of the month twelve later. */
  month: number
  activeAt: number
}

const DAY = 86_400_000
const tiers = ['basic', 'silver', 'gold', 'diamond']
const thresholds = [0, 1000, 5000, 20_000]
const percents = [100, 120, 150, 200]

const beijing = (at: number) => new Date(at + DAY / 3)
const dayOf = (at: number) => beijing(at).toISOString().slice(0, 10)
/** Months are counted from the year 0, so that they can be compared and added to. */
const monthOf = (at: number) => beijing(at).getUTCFullYear() * 12 + beijing(at).getUTCMonth()
const startOf = (month: number) => Date.UTC(Math.floor(month / 12), month % 12) - DAY / 3
const expiryOf = (part: Part) => startOf(part.month + 13)
const sum = (parts: Part[]) => parts.reduce((total, { points }) => total + points, 0)

/** The same day and hour next year; 29 February becomes the 28th. */
function yearAfter(at: number): number {
  const into = at - startOf(monthOf(at))
  const lengthOfNext = startOf(monthOf(at) + 13) - startOf(monthOf(at) + 12)
  return startOf(monthOf(at) + 12) + Math.min(into, lengthOfNext - DAY + (into % DAY))
}

/** The first moment of the next Beijing month. */
export const nextMonthAfter = (at: number) => startOf(monthOf(at) + 1)

/** What an account holds at a moment, after all that happened before it; debt is what it began with. */
export class NaiveLedger {
  lots: Part[] = []
  pending: Part[] = []
  grown: Part[] = []
  streak = { day: '', days: 0 }
  tier = { rank: 0, since: 0, dueAt: Infinity, isGrace: false }
  constructor(public debt: number) {}

  /** Answers what was gained or spent; null where it is refused. */
  happen(one: Happening): number | null {
    this.settle(one.at)
    const moved = one.what === 'spend' ? this.spend(one.points) : this.gain(one)
    this.climb(one.at)
    this.settle(one.at)
    return moved
  }

  settle(now: number): void {
    // The points of one day become active together, when the last of them does.
    const activation = (part: Part) =>
      Math.max(
        ...this.pending.map((other) => (dayOf(other.activeAt) === dayOf(part.activeAt) ? other.activeAt : 0)),
      )
    const active = Math.min(...this.pending.map(activation))
    const expiry = Math.min(...this.lots.map(expiryOf))
    const due = Math.min(active, this.tier.dueAt, expiry)
    if (due > now) return
    if (due === active) {
      const day = this.pending.filter((part) => activation(part) === due)
      this.pending = this.pending.filter((part) => !day.includes(part))
      for (const part of day.sort((a, b) => a.month - b.month)) this.credit(part)
    } else if (due === this.tier.dueAt) this.review(due)
    else this.lots = this.lots.filter((part) => expiryOf(part) > due)
    this.settle(now)
  }

  /** What can be compared with an account. */
  standing(now: number) {
    const { rank, dueAt } = this.tier
    const lots: Record<string, number> = {}
    for (const { month, points } of this.lots.filter((part) => part.points > 0)) {
      const key = `m${new Date(startOf(month + 12) + DAY / 3).toISOString().slice(0, 7).replace('-', '')}`
      lots[key] = (lots[key] ?? 0) + points
    }
    const reviewAt = rank > 0 ? dueAt : null
    const { debt, streak } = this
    const growth = this.growth(now)
    return {
      lots,
      pending: sum(this.pending),
      debt,
      growth,
      tier: tiers[rank],
      reviewAt,
      streakDays: streak.days,
    }
  }

  growth = (at: number) => sum(this.grown.filter(({ month }) => month > monthOf(at) - 12))

  private gain(one: Exclude<Happening, { what: 'spend' }>): number | null {
    const part = { points: 0, month: monthOf(one.at), activeAt: one.at }
    if (one.what === 'earn') part.points = one.points
    if (one.what === 'check-in') {
      if (this.streak.day === dayOf(one.at)) return null
      const days = this.streak.day === dayOf(one.at - DAY) ? this.streak.days + 1 : 1
      this.streak = { day: dayOf(one.at), days }
      part.points = days % 7 === 0 ? 25 : 5
    }
    if (one.what === 'purchase') {
      part.points = Math.floor((Math.floor(one.paidFen / 100) * percents[this.tier.rank]!) / 100)
      Object.assign(part, { month: monthOf(one.paidAt), activeAt: one.paidAt + 7 * DAY })
      this.grown.push({ ...part })
    }
    if (part.points > 0 && part.activeAt > one.at) this.pending.push({ ...part })
    else this.credit(part)
    return part.points
  }

  private spend(points: number): number | null {
    if (sum(this.lots) < points) return null
    for (const part of this.lots.sort((a, b) => a.month - b.month)) {
      const taken = Math.min(part.points, points)
      part.points -= taken
      points -= taken
    }
    return sum(this.lots)
  }

  private credit(part: Part): void {
    const repaid = Math.min(this.debt, part.points)
    this.debt -= repaid
    this.lots.push({ ...part, points: part.points - repaid })
  }

  private climb(now: number): void {
    const reached = thresholds.filter((threshold) => this.growth(now) >= threshold).length - 1
    if (reached > this.tier.rank) this.hold(reached, now).since = now
    else if (this.tier.isGrace && reached === this.tier.rank) this.hold(reached, this.tier.dueAt - 30 * DAY)
  }

  private review(at: number): void {
    const { rank, isGrace } = this.tier
    if (this.growth(at) >= thresholds[rank]!) this.hold(rank, isGrace ? at - 30 * DAY : at)
    else if (isGrace) this.hold(rank - 1, at).since = at
    else Object.assign(this.tier, { dueAt: at + 30 * DAY, isGrace: true })
  }

  private hold(rank: number, from: number) {
    const dueAt = rank > 0 ? yearAfter(from) : Infinity
    return Object.assign(this.tier, { rank, dueAt, isGrace: false })
  }
}
