/**
 * What every member must have, computed from the file alone: nothing of the domain or the functions is used, so that
 * the two can be compared.
 *
 * The rules as they are read here, where T is the clock of the folder at which everything was posted:
 * - A purchase earns floor(floor(paid yuan) × multiplier of the tier held when it was posted); a customer's purchases
 *   are posted in the order of paidAt, then of the file. Nobody has a birthday or a campaign.
 * - Until paidAt + 7 × 24 h the points are pending. After that they are active to the end of the Beijing month twelve
 *   months after paidAt's, and expired when that month is over at T.
 * - Nothing is pending that becomes active at T: the clock stands. Points are credited against a debt first.
 * - A refund takes back what its order earned as paid less what it earns as it remains, less what was taken before:
 *   pending points of its order first, then active ones that end first, then a debt. One that came before its order
 *   is taken back right after it. The growth goes back too; the tier does not.
 * - Growth is the points of the purchases of T's Beijing month and the eleven before it. After each purchase the tier
 *   rises at once to the highest that the growth so far reaches; it does not fall, because a year since has not passed.
 */
import { readFileSync } from 'node:fs'
import { type RefundTerms, sequenceOf } from './made-up-refunds'

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

const never: RefundTerms = { percent: 0, seed: 0, asOf: 0 }

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
  /** By order id and refund id. */
  takenBack: Map<string, number>
}

/** One member's points, by hand. */
class Hand {
  step: (typeof ladder)[number] = ladder[0]
  sums = { pending: 0, expired: 0, growth: 0, debt: 0 }
  /** By age in months. */
  active = new Map<number, number>()
  bought = new Map<string, { percent: number; leftFen: number; pending: number }>()
  constructor(private readonly at: number) {}

  buy({ orderId, paidAt, paidFen }: Bought): number {
    const { percent } = this.step
    const points = worth(paidFen, percent)
    const age = monthOf(this.at) - monthOf(paidAt)
    const isPending = paidAt + 7 * dayMs > this.at
    this.bought.set(orderId, { percent, leftFen: paidFen, pending: isPending ? points : 0 })
    if (isPending) this.sums.pending += points
    else this.credit(points, age)
    if (age < 12) this.sums.growth += points
    const reached = Math.max(this.sums.growth, this.step.threshold)
    this.step = ladder.findLast(({ threshold }) => threshold <= reached) ?? this.step
    return points
  }

  takeBack({ orderId, paidAt }: Bought, amountFen: number): number {
    const own = this.bought.get(orderId)
    if (!own) throw new Error('a refund is taken before its order')
    const points = worth(own.leftFen, own.percent) - worth(own.leftFen - amountFen, own.percent)
    own.leftFen -= amountFen
    let rest = points - Math.min(points, own.pending)
    own.pending -= points - rest
    this.sums.pending -= points - rest
    for (const age of [...this.active.keys()].sort((a, b) => b - a)) {
      const taken = Math.min(rest, this.active.get(age) ?? 0)
      this.active.set(age, (this.active.get(age) ?? 0) - taken)
      rest -= taken
    }
    this.sums.debt += rest
    if (monthOf(this.at) - monthOf(paidAt) < 12) this.sums.growth -= points
    return points
  }

  private credit(points: number, age: number): void {
    const repaid = Math.min(this.sums.debt, points)
    this.sums.debt -= repaid
    if (age > 12) this.sums.expired += points - repaid
    else this.active.set(age, (this.active.get(age) ?? 0) + points - repaid)
  }
}

const worth = (fen: number, percent: number): number => Math.floor((Math.floor(fen / 100) * percent) / 100)

/** `at`: the clock at which everything was posted, ms since 1970. */
export function expectedOf(bought: Bought[], at: number, refunds: RefundTerms = never): Expected {
  const hand = new Hand(at)
  const pointsOf = new Map<string, number>()
  const takenBack = new Map<string, number>()
  // The sort is stable: equal times stay in the order of the file.
  const inTime = bought.toSorted((a, b) => a.paidAt - b.paidAt)
  const segments = sequenceOf(inTime, ({ paidAt }) => paidAt, refunds)
  const take = ({ order, refundId, amountFen }: (typeof segments)[number]['refunds'][number]): void =>
    void takenBack.set(`${order.orderId} ${refundId}`, hand.takeBack(order, amountFen))
  const early = segments
    .flatMap((segment) => segment.refunds)
    .filter(({ comes }) => comes === 'before its order')
  for (const segment of segments) {
    for (const order of segment.orders) {
      pointsOf.set(order.orderId, hand.buy(order))
      early.filter((refund) => refund.order === order).forEach(take)
    }
    segment.refunds.filter(({ comes }) => comes !== 'before its order').forEach(take)
  }
  const active = [...hand.active.values()].reduce((sum, points) => sum + points, 0)
  return { ...hand.sums, active, tier: hand.step.tier, pointsOf, takenBack }
}
