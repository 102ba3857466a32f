/** A purchase history in the form of the real one, made from a seed: no file outside the repository is needed. */
import { diceOf } from '../lib/dice'

export interface MadeUp {
  text: string
  purchases: number
  customers: number
}

/**
 * So many purchases from January 1997 to June 1998. One customer in ten buys often and much, one buys more than a
 * batch holds, some buy for nothing, some buy the same twice on a day, and nobody's lines are in the order of time.
 */
export function makeUpHistory(purchases: number, seed = 1998): MadeUp {
  const { roll } = diceOf(seed)
  const lines: string[] = []
  let customers = 0
  while (lines.length < purchases) {
    customers += 1
    const own = Math.min(ordersOf(customers, roll), purchases - lines.length)
    const isBigSpender = roll() < 0.1
    for (let order = 0; order < own; order++) lines.push(lineOf(customers, isBigSpender, roll))
    if (own > 1 && roll() < 0.1) lines[lines.length - 1] = lines[lines.length - 2] ?? ''
  }
  const header = ' customer_id  date number_of_cds  dollar_value'
  return { text: [header, ...lines, ''].join('\n'), purchases, customers }
}

function ordersOf(customer: number, roll: () => number): number {
  if (customer === 3) return 130
  return roll() < 0.1 ? 10 + Math.floor(roll() * 40) : 1 + Math.floor(roll() * 4)
}

function lineOf(customer: number, isBigSpender: boolean, roll: () => number): string {
  const noon = Date.UTC(1997, 0, 1 + Math.floor(roll() * 546))
  const date = new Date(noon).toISOString().slice(0, 10).replaceAll('-', '')
  const cents = roll() < 0.02 ? 0 : Math.floor(roll() * (isBigSpender ? 60_000 : 6000))
  const dollars = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  const cds = 1 + Math.floor(roll() * 5)
  return ` ${String(customer).padStart(5, '0')} ${date} ${String(cds).padStart(2)} ${dollars.padStart(7)}`
}
