/** What is told of a rush: whether it was right, how long it took, and what it cost. */
import { type Figure, quantile } from './figure'
import type { Tapped } from './rush-crowd'
import type { Aftermath } from './rush-members'
import { pricePoints, type RushWay } from './rush-ways'

export interface Size {
  people: number
  stock: number
  windowMs: number
}

interface Rushed {
  tapped: Tapped[]
  after: Aftermath
}

export function figuresOf(
  { shown, name }: RushWay,
  size: Size & { instances: number },
  rushed: Rushed,
): Figure[] {
  const { people, stock, windowMs } = size
  const crowd = `${people.toLocaleString('en')} in ${windowMs / 1000} s on ${stock}, ${shown}`
  const figures = [...rightFigures(name, size, rushed), ...costFigures(size, rushed)]
  return figures.map((figure) => ({ ...figure, what: `${crowd}: ${figure.what}` }))
}

function rightFigures(name: RushWay['name'], { stock }: Size, { tapped, after }: Rushed): Figure[] {
  const counted = (outcome: Tapped['outcome']) => tapped.filter((one) => one.outcome === outcome).length
  const { coupons, left, held, twice, pointsMoved } = after
  const retried = [...new Set(tapped.flatMap(({ retriedAfter }) => retriedAfter))].join(', ')
  const answers = `${counted('prize')} a prize, ${counted('gone')} a refusal`
  // The usual way is shown for comparison: no target is its own.
  const none = name === 'ours' ? { target: { atMost: 0 } } : {}
  return [
    {
      what: 'given above the stock',
      value: Math.max(0, coupons - stock),
      unit: '',
      ...none,
      note: `${coupons} given, ${left} left, ${held} held after the sweeper`,
    },
    {
      what: 'without a prize or a refusal',
      value: counted('unanswered'),
      unit: 'members',
      ...none,
      note: retried ? `${answers}; asked again after ${retried}` : answers,
    },
    {
      what: 'coupons, units, points and answers that differ',
      value: differences(stock, counted('prize'), after),
      unit: '',
      ...none,
      note: `${pointsMoved} points moved; ${twice} members have two`,
    },
  ]
}

/** Each coupon is one unit that was sold, one answer and one price; nothing is held, and nobody has two. */
function differences(stock: number, prizes: number, after: Aftermath): number {
  const { coupons, sold, left, held, twice, pointsMoved } = after
  const apart = [
    sold - coupons,
    prizes - coupons,
    coupons + left - stock,
    pointsMoved - pricePoints * coupons,
  ]
  return apart.reduce((sum, one) => sum + Math.abs(one), twice + held)
}

function costFigures({ people, instances }: Size & { instances: number }, { tapped }: Rushed): Figure[] {
  const seconds = tapped.map(({ ms }) => ms / 1000)
  const last = Math.max(...tapped.map(({ endedMs }) => endedMs)) / 1000
  const perPerson = (of: (one: Tapped) => number) => tapped.reduce((sum, one) => sum + of(one), 0) / people
  return [
    { what: 'answer, p50', value: quantile(seconds, 0.5), unit: 's' },
    { what: 'answer, p99', value: quantile(seconds, 0.99), unit: 's' },
    { what: 'last answer, after the first tap', value: last, unit: 's' },
    { what: 'calls of the function', value: perPerson(({ calls }) => calls), unit: 'a person' },
    {
      what: 'database calls',
      value: perPerson(({ databaseCalls }) => databaseCalls),
      unit: 'a person',
      note: `${instances} instances`,
    },
  ]
}
