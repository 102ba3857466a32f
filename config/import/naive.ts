/**
 * What every member must have, computed from the file alone: nothing of the domain or the functions is used, so that
 * the two can be compared.
 *
 * The rules as they are read here, where T is the clock of the folder at which everything was posted:
 * - A purchase earns floor(floor(paid yuan) × multiplier of the tier held when it was posted); a customer's purchases
 *   are posted in the order of paidAt, then of the file. Nobody has a birthday or a campaign.
 * - Until paidAt + 7 × 24 h the points are pending. After that they are active to the end of the Beijing month twelve
 *   months after paidAt's, and expired when that month is over at T.
 * - Growth is the points of the purchases of T's Beijing month and the eleven before it. After each purchase the tier
 *   rises at once to the highest that the growth so far reaches; it does not fall, because a year since has not passed.
 */
import { readFileSync } from 'node:fs'

export interface Bought {
  orderId: string
  paidAt: number
  paidFen: number
}

const dayMs = 86_400_000
const beijingMs = 8 * 3_600_000
const ladder = [
  { tier: 'basic', threshold: 0, percent: 100 },
  { tier: 'silver', threshold: 1000, percent: 120 },
  { tier: 'gold', threshold: 5000, percent: 150 },
  { tier: 'diamond', threshold: 20_000, percent: 200 },
] as const

/** The purchases of each customer; lines without four readable columns are left out, but keep their ordinal. */
export function readBought(file: string): Map<string, Bought[]> {
  const customers = new Map<string, Bought[]>()
  const ordinals = new Map<string, number>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const customer = line.trim().split(/\s+/)[0] ?? ''
    const ordinal = (ordinals.get(customer) ?? 0) + 1
    ordinals.set(customer, ordinal)
    const columns = /^\s*(\d+)\s+(\d{4})(\d\d)(\d\d)\s+\d+\s+(\d+)(?:\.(\d+))?\s*$/.exec(line)
    if (!columns) continue
    const [year = 0, month = 0, day = 0] = columns.slice(2, 5).map(Number)
    const [whole = '', part = ''] = columns.slice(5)
    const noon = Date.UTC(year, month - 1, day, 12)
    if (new Date(noon).getUTCDate() !== day || new Date(noon).getUTCMonth() !== month - 1) continue
    const paidFen = Math.round((Number(whole + part) * 700) / 10 ** part.length)
    const bought = { orderId: `${customer}-${ordinal}`, paidAt: noon - beijingMs, paidFen }
    customers.set(customer, [...(customers.get(customer) ?? []), bought])
  }
  return customers
}

/** Beijing months since the year 0. */
function monthOf(at: number): number {
  const beijing = new Date(at + beijingMs)
  return beijing.getUTCFullYear() * 12 + beijing.getUTCMonth()
}

export interface Expected {
  active: number
  pending: number
  expired: number
  growth: number
  debt: number
  tier: string
  /** By order id. */
  pointsOf: Map<string, number>
}

/** `at`: the clock at which everything was posted, ms since 1970. */
export function expectedOf(bought: Bought[], at: number): Expected {
  const sums = { active: 0, pending: 0, expired: 0, growth: 0 }
  const pointsOf = new Map<string, number>()
  let step: (typeof ladder)[number] = ladder[0]
  // The sort is stable: equal times stay in the order of the file.
  for (const { orderId, paidAt, paidFen } of bought.toSorted((a, b) => a.paidAt - b.paidAt)) {
    const points = Math.floor((Math.floor(paidFen / 100) * step.percent) / 100)
    const age = monthOf(at) - monthOf(paidAt)
    pointsOf.set(orderId, points)
    if (paidAt + 7 * dayMs > at) sums.pending += points
    else if (age > 12) sums.expired += points
    else sums.active += points
    if (age < 12) sums.growth += points
    step = ladder.findLast(({ threshold }) => threshold <= Math.max(sums.growth, step.threshold)) ?? step
  }
  return { ...sums, debt: 0, tier: step.tier, pointsOf }
}
