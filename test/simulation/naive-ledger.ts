/** The rules of points once more, as plainly as can be: only the numbers of the product are the domain's too. */
import { NaiveHabits } from './naive-habits'
import { byKey, earliest, earned, type Part, sum } from './naive-lot'
import { NaiveSale } from './naive-sale'
import { DAY, dayOf, NaiveTier } from './naive-tier'

export type Happening = { at: number } & (
  | { what: 'purchase'; paidFen: number; paidAt: number; pointsUsed: number }
  | { what: 'refund'; order: number; amountFen: number }
  | { what: 'earn' | 'spend' | 'adjust'; points: number }
  | { what: 'word'; word: string }
  | { what: 'check-in' }
)

/** What an account holds at a moment, after all that happened before it; debt is what it began with. */
export class NaiveLedger {
  lots: Part[] = []
  pending: Part[] = []
  sales: { sale: NaiveSale; part: Part }[] = []
  tier = new NaiveTier()
  habits = new NaiveHabits()
  constructor(public debt: number) {}

  happen(one: Happening): void {
    this.settle(one.at)
    if (one.what === 'purchase') this.buy(one)
    if (one.what === 'refund') this.refund(one)
    if ((one.what === 'earn' || one.what === 'adjust') && one.points > 0) this.earn(one.at, one.points)
    if (one.what === 'adjust' && one.points < 0) this.take(-one.points)
    if (one.what === 'spend' && sum(this.lots) >= one.points) this.take(one.points)
    if (one.what === 'word') this.earn(one.at, this.habits.type(one.at, one.word))
    if (one.what === 'check-in') this.earn(one.at, this.habits.checkIn(one.at))
    this.tier.climb(one.at)
    this.settle(one.at)
  }

  settle(now: number): void {
    // The points of one day become active together, when the last of them does.
    const isOf = (part: Part) => (other: Part) => dayOf(other.activeAt) === dayOf(part.activeAt)
    this.pending = this.pending.filter((part) => sum(this.pending.filter(isOf(part))) > 0)
    const activation = (part: Part) => Math.max(...this.pending.filter(isOf(part)).map((one) => one.activeAt))
    const active = Math.min(...this.pending.map(activation))
    const due = Math.min(active, this.tier.dueAt, ...this.lots.map(({ endsAt }) => endsAt))
    if (due > now) return
    const day = this.pending.filter((part) => activation(part) === due)
    if (due === active) {
      this.pending = this.pending.filter((part) => !day.includes(part))
      for (const part of day.sort(earliest)) this.credit(part)
    } else if (due === this.tier.dueAt) this.tier.review(due)
    else this.lots = this.lots.filter(({ endsAt }) => endsAt > due)
    this.settle(now)
  }

  /** What can be compared with an account. */
  standing(now: number) {
    const { debt, habits, tier } = this
    const held = { lots: byKey(this.lots), pending: sum(this.pending), debt, streakDays: habits.streak.days }
    return { ...held, growth: tier.growth(now), ...tier.standing() }
  }

  private buy({ at, paidFen, paidAt, pointsUsed }: Extract<Happening, { what: 'purchase' }>): void {
    const sale = new NaiveSale(paidFen, paidAt, this.tier.percent)
    const part = { ...earned(paidAt, sale.points), activeAt: paidAt + 7 * DAY }
    this.tier.grow(part.points, paidAt)
    if (part.activeAt > at) this.pending.push(part)
    else this.credit(part)
    sale.used = this.take(pointsUsed, paidAt)
    this.sales.push({ sale, part })
  }

  private refund({ at, order, amountFen }: Extract<Happening, { what: 'refund' }>): void {
    const { sale, part } = this.sales[order]!
    const before = sale.points
    const returned = sale.giveBack(amountFen, at)
    const back = before - sale.points
    this.tier.grow(-back, sale.paidAt)
    if (this.pending.includes(part)) part.points -= back
    else this.take(back)
    for (const one of returned.sort(earliest)) this.credit(one)
  }

  /** Takes what ends first, and owes the rest: as if it had been earned at a moment. */
  private take(points: number, owedAt = 0): Part[] {
    const taken = this.lots.sort(earliest).map((part) => {
      const some = { ...part, points: Math.min(part.points, points) }
      part.points -= some.points
      points -= some.points
      return some
    })
    this.debt += points
    return [...taken, earned(owedAt, points)]
  }

  private earn = (at: number, points: number) => this.credit(earned(at, points))
  private credit(part: Part): void {
    const repaid = Math.min(this.debt, part.points)
    this.debt -= repaid
    this.lots.push({ ...part, points: part.points - repaid })
  }
}
