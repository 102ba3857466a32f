/** What a history came to, in a few lines. */
import type { Ledger, StoredAccount } from './ledger'
import type { SkippedLine } from './purchase'

export interface Told {
  purchases: unknown[]
  skipped: SkippedLine[]
  refused: number
  seconds: number
  databaseCalls: number
}

const tiers = ['basic', 'silver', 'gold', 'diamond']

/** A table of the folder's accounts and of how long this run took. */
export function totalsOf({ accounts }: Ledger, told: Told): string {
  const { purchases, skipped, refused, seconds, databaseCalls } = told
  const count = (number: number): string => number.toLocaleString('en')
  const sum = (of: (account: StoredAccount) => number): number =>
    accounts.reduce((total, account) => total + of(account), 0)
  const entries = (kind: string) =>
    accounts.flatMap((account) => account.entries.filter((entry) => entry.kind === kind))
  const bought = entries('purchase')
  const left = skipped.length > 0 ? `, ${count(skipped.length)} lines skipped` : ''
  const denied = refused > 0 ? `, ${count(refused)} refused` : ''
  const rows: [string, string][] = [
    ['orders', `${count(bought.length)} in the ledger${left}${denied}`],
    ['members', count(accounts.length)],
    ['points issued', count(bought.reduce((total, { points, pending }) => total + points + pending, 0))],
    ['points active', count(sum(({ active }) => active))],
    ['points pending', count(sum(({ pending }) => pending))],
    ['points expired', count(entries('expire').reduce((total, { points }) => total - points, 0))],
    ['growth', count(sum(({ growth }) => growth))],
    ...tiers.map((tier): [string, string] => [
      `tier ${tier}`,
      count(accounts.filter((account) => account.tier === tier).length),
    ]),
    ['database calls', `${count(databaseCalls)}, ${(databaseCalls / purchases.length).toFixed(2)} an order`],
    ['time', `${seconds.toFixed(1)} s, ${count(Math.round(purchases.length / seconds))} orders/s`],
  ]
  return rows.map(([what, figure]) => `${what.padEnd(16)}${figure}`).join('\n')
}
