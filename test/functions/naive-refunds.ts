/**
 * What a buyer's points come to, as plainly as it can be said: everything that happened is written on a list, and the
 * list is walked from its beginning whenever somebody asks. It shares nothing with the domain but the product's numbers.
 */
export type Happening = { at: number } & (
  | { what: 'order'; id: string; paidFen: number; used: number }
  | { what: 'refund'; of: string; fen: number }
  | { what: 'gift'; points: number }
  | { what: 'nothing' }
)

/** `waits` until the window is over; `leftFen` is not given back; `from` are the ends of the points used, Infinity a debt. */
interface Bought {
  paidFen: number
  used: number
  percent: number
  at: number
  waits: number
  leftFen: number
  taken: number
  given: number
  from: number[]
}

/** What can be compared with an account; `ends` says how many active points end when, the first end first. */
export interface Standing {
  active: number
  waiting: number
  debt: number
  growth: number
  tier: string
  ends: [end: number, points: number][]
}

const window = 7 * 86_400_000
const tiers = ['basic', 'silver', 'gold', 'diamond']
const thresholds = [0, 1000, 5000, 20_000]
const percents = [100, 120, 150, 200]
const earnedBy = (one: Bought, fen = one.paidFen) => Math.floor((Math.floor(fen / 100) * one.percent) / 100)
const yearEnd = (at: number) => {
  const beijing = new Date(at + 28_800_000)
  return Date.UTC(beijing.getUTCFullYear() + 1, beijing.getUTCMonth() + 1) - 28_800_000
}

class Buyer {
  orders = new Map<string, Bought>()
  points = new Map<number, number>()
  debt = 0
  rank = 0

  add = (end: number, count: number) => void this.points.set(end, (this.points.get(end) ?? 0) + count)
  ends = () => [...this.points].filter(([, count]) => count > 0).sort(([a], [b]) => a - b)
  growth = () => [...this.orders.values()].reduce((sum, one) => sum + earnedBy(one) - one.taken, 0)

  credit(end: number, count: number) {
    const repaid = Math.min(this.debt, count)
    this.debt -= repaid
    this.add(end, count - repaid)
  }

  take(): number {
    const [end] = this.ends()[0] ?? [Infinity]
    if (end === Infinity) this.debt += 1
    else this.add(end, -1)
    return end
  }

  pass(at: number) {
    const due = [...this.orders.values()].filter((one) => one.at + window <= at)
    for (const one of due.sort((a, b) => a.at - b.at)) {
      this.credit(yearEnd(one.at), one.waits)
      one.waits = 0
    }
  }

  buy({ id, paidFen, used, at }: Extract<Happening, { what: 'order' }>) {
    const percent = percents[this.rank]!
    const one: Bought = {
      paidFen,
      used,
      at,
      percent,
      waits: 0,
      leftFen: paidFen,
      taken: 0,
      given: 0,
      from: [],
    }
    one.waits = earnedBy(one)
    this.orders.set(id, one)
    for (let more = used; more > 0; more -= 1) one.from.push(this.take())
    this.rank = Math.max(this.rank, thresholds.filter((least) => this.growth() >= least).length - 1)
  }

  giveBack(one: Bought, fen: number) {
    if (fen > one.leftFen) return
    one.leftFen -= fen
    for (const owes = earnedBy(one) - earnedBy(one, one.leftFen); one.taken < owes; one.taken += 1) {
      if (one.waits > 0) one.waits -= 1
      else this.take()
    }
    for (
      const back = one.used - Math.floor((one.used * one.leftFen) / one.paidFen);
      one.given < back;
      one.given += 1
    ) {
      const end = one.from.pop() ?? Infinity
      this.credit(end === Infinity ? yearEnd(one.at) : end, 1)
    }
  }
}

/** What stands at a moment after all that happened before it. */
export function standingAfter(all: Happening[], now: number): Standing {
  const buyer = new Buyer()
  const isBefore = (place: number, id: string) =>
    !all.slice(0, place).some((one) => one.what === 'order' && one.id === id)
  for (const [place, one] of all.entries()) {
    buyer.pass(one.at)
    if (one.what === 'gift') buyer.credit(yearEnd(one.at), one.points)
    if (one.what === 'refund' && !isBefore(place, one.of)) buyer.giveBack(buyer.orders.get(one.of)!, one.fen)
    if (one.what !== 'order') continue
    buyer.buy(one)
    for (const early of all.slice(0, place)) {
      if (early.what === 'refund' && early.of === one.id) buyer.giveBack(buyer.orders.get(one.id)!, early.fen)
    }
  }
  buyer.pass(now)
  const waiting = [...buyer.orders.values()].reduce((sum, one) => sum + one.waits, 0)
  const ends = buyer.ends()
  const active = ends.reduce((sum, [, count]) => sum + count, 0)
  return { active, waiting, debt: buyer.debt, growth: buyer.growth(), tier: tiers[buyer.rank]!, ends }
}
