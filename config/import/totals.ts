/** What a history came to, in a few lines. */
import type { Ledger, StoredAccount, StoredEntry } from './ledger'
import type { SkippedLine } from './purchase'

export interface Told {
  purchases: unknown[]
  /** So many were sent. */
  refunds: number
  skipped: SkippedLine[]
  refused: number
  seconds: number
  databaseCalls: number
}

const tiers = ['basic', 'silver', 'gold', 'diamond']

/** A table of the folder's accounts and of how long this run took. */
export function totalsOf({ accounts }: Ledger, told: Told): string {
  const { purchases, refunds, skipped, refused, seconds, databaseCalls } = told
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
    [
      'points issued',
      count(bought.reduce((total, { points, pending, debt }) => total + points + pending - debt, 0)),
    ],
    ['points active', count(sum(({ active }) => active))],
    ['points pending', count(sum(({ pending }) => pending))],
    ['points expired', count(entries('expire').reduce((total, { points }) => total - points, 0))],
    ...(refunds > 0
      ? refundRows(
          entries('refund'),
          sum(({ debt }) => debt),
        )
      : []),
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

function refundRows(refunds: StoredEntry[], debt: number): [string, string][] {
  const takenBack = refunds.reduce(
    (total, { points, pending, debt: owed }) => total + owed - points - pending,
    0,
  )
  return [
    ['refunds', `${refunds.length.toLocaleString('en')} in the ledger`],
    ['points back', takenBack.toLocaleString('en')],
    ['points owed', debt.toLocaleString('en')],
  ]
}
