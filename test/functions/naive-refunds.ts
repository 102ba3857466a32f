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

interface Bought {
  paidFen: number
  used: number
  percent: number
  at: number
  /** Points that wait; they are active once the window is over. */
  waits: number
  /** What is not given back, and what was taken and given back for it so far. */
  leftFen: number
  taken: number
  given: number
  /** Which ends the points used came from, in the order in which they were taken; Infinity is a debt. */
  from: number[]
}

const window = 7 * 86_400_000
const yearEnd = (at: number) => {
  const beijing = new Date(at + 28_800_000)
  return Date.UTC(beijing.getUTCFullYear() + 1, beijing.getUTCMonth() + 1) - 28_800_000
}

/** What can be compared with an account. */
export interface Standing {
  active: number
  waiting: number
  debt: number
  growth: number
  tier: string
  /** How many active points end when, the first end first. */
  ends: [end: number, points: number][]
}

/** What stands at a moment after all that happened before it. */
export function standingAfter(all: Happening[], now: number): Standing {
  const orders = new Map<string, Bought>()
  const early: Happening[] = []
  const points = new Map<number, number>()
  let debt = 0
  let rank = 0
  const add = (end: number, count: number) => void points.set(end, (points.get(end) ?? 0) + count)
  const credit = (end: number, count: number) => {
    const repaid = Math.min(debt, count)
    debt -= repaid
    add(end, count - repaid)
  }
  const ends = () => [...points].filter(([, count]) => count > 0).sort(([a], [b]) => a - b)
  const take = (): number => {
    const [end] = ends()[0] ?? [Infinity]
    if (end === Infinity) debt += 1
    else add(end, -1)
    return end
  }
  const pass = (at: number) => {
    const due = [...orders.values()].filter((one) => one.waits > 0 && one.at + window <= at)
    for (const one of due.sort((a, b) => a.at - b.at)) {
      credit(yearEnd(one.at), one.waits)
      one.waits = 0
    }
  }
  const refund = (one: Bought, fen: number) => {
    if (fen > one.leftFen) return
    one.leftFen -= fen
    const keeps = Math.floor((Math.floor(one.leftFen / 100) * one.percent) / 100)
    for (const owes = earnedBy(one) - keeps; one.taken < owes; one.taken += 1) {
      if (one.waits > 0) one.waits -= 1
      else take()
    }
    const back = one.used - Math.floor((one.used * one.leftFen) / one.paidFen)
    for (; one.given < back; one.given += 1) {
      const end = one.from.pop() ?? Infinity
      credit(end === Infinity ? yearEnd(one.at) : end, 1)
    }
  }
  const growth = () => [...orders.values()].reduce((sum, one) => sum + earnedBy(one) - one.taken, 0)
  for (const one of all) {
    pass(one.at)
    if (one.what === 'gift') credit(yearEnd(one.at), one.points)
    if (one.what === 'refund') {
      const order = orders.get(one.of)
      if (order) refund(order, one.fen)
      else early.push(one)
    }
    if (one.what === 'order') {
      const { paidFen, used, at } = one
      const bought = {
        paidFen,
        used,
        at,
        percent: percents[rank]!,
        waits: 0,
        leftFen: paidFen,
        taken: 0,
        given: 0,
      }
      const order: Bought = { ...bought, from: [] }
      order.waits = earnedBy(order)
      orders.set(one.id, order)
      for (let more = used; more > 0; more -= 1) order.from.push(take())
      rank = Math.max(rank, thresholds.filter((least) => growth() >= least).length - 1)
      for (const waiting of early)
        if (waiting.what === 'refund' && waiting.of === one.id) refund(order, waiting.fen)
    }
  }
  pass(now)
  const waiting = [...orders.values()].reduce((sum, one) => sum + one.waits, 0)
  const active = ends().reduce((sum, [, count]) => sum + count, 0)
  return { active, waiting, debt, growth: growth(), tier: tiers[rank]!, ends: ends() }
}

const earnedBy = (one: Bought) => Math.floor((Math.floor(one.paidFen / 100) * one.percent) / 100)
const tiers = ['basic', 'silver', 'gold', 'diamond']
const thresholds = [0, 1000, 5000, 20_000]
const percents = [100, 120, 150, 200]
