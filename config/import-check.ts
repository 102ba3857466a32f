/**
 * `npm run import:check -- FILE --data DIR`: compares the accounts with the file, member by member. Where the import made
 * refunds up, the check is given the same `--refunds` and `--seed`.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { CloudFailure } from '../local-cloud'
import { type Ledger, readLedger, type StoredAccount, type StoredEntry } from './import/ledger'
import { type Bought, type Expected, expectedOf, readBought } from './import/naive'
import { readRefunds, refundOptions, type RefundWish } from './import/wish'
import { PlainError, runMain } from './lib/plain'

interface Wish {
  file: string
  refunds: RefundWish
}

const shownMax = 20

const isRefund = ({ why }: StoredEntry): boolean => why.of === 'refund' && why.source === 'cdnow'
const isPurchase = ({ why }: StoredEntry): boolean => why.of === 'purchase' && why.source === 'cdnow'

/** The account of each customer, by whoever holds the purchases in the ledger. */
function holdersOf({ accounts }: Ledger): Map<string, Set<StoredAccount>> {
  const holders = new Map<string, Set<StoredAccount>>()
  for (const account of accounts) {
    for (const { why } of account.entries.filter(isPurchase)) {
      const customer = why.orderId?.split('-')[0] ?? ''
      holders.set(customer, (holders.get(customer) ?? new Set()).add(account))
    }
  }
  return holders
}

function differencesOf(account: StoredAccount, expected: Expected): string[] {
  const sum = (of: (entry: StoredEntry) => number): number =>
    account.entries.reduce((total, entry) => total + of(entry), 0)
  const expired = -sum(({ kind, points }) => (kind === 'expire' ? points : 0))
  const stood = { ...account, expired }
  const figures = (['active', 'pending', 'expired', 'growth', 'debt', 'tier'] as const)
    .filter((figure) => stood[figure] !== expected[figure])
    .map((figure) => `${figure} is ${stood[figure]}, by the file ${expected[figure]}`)
  const isBalanced =
    sum(({ points }) => points) === account.active &&
    sum(({ pending }) => pending) === account.pending &&
    sum(({ debt }) => debt) === account.debt
  const refunds = account.entries.filter(isRefund)
  const posted = account.entries.filter(isPurchase).map(({ why }) => why.orderId ?? '')
  const strange = posted.filter((id) => !expected.pointsOf.has(id)).map((id) => `${id} is not in the file`)
  const wrong = [...expected.pointsOf].flatMap(([id, points]) => {
    const own = account.entries.filter((entry) => isPurchase(entry) && entry.why.orderId === id)
    const [entry] = own
    if (!entry || own.length > 1) return [`order ${id} is in the ledger ${own.length} times`]
    // What repays a debt was earned as well.
    const earned = entry.points + entry.pending - entry.debt
    return earned === points ? [] : [`order ${id} earned ${earned}, by the file ${points}`]
  })
  return [
    ...figures,
    ...(isBalanced ? [] : ['the entries do not add up to the account']),
    ...strange,
    ...refundDifferences(refunds, expected),
    ...wrong,
  ]
}

function refundDifferences(refunds: StoredEntry[], { takenBack }: Expected): string[] {
  const name = ({ why }: StoredEntry): string => `${why.orderId} ${why.refundId}`
  const strange = refunds.filter((entry) => !takenBack.has(name(entry)))
  const wrong = [...takenBack].flatMap(([id, points]) => {
    const [entry, ...others] = refunds.filter((one) => name(one) === id)
    if (!entry || others.length > 0) return [`refund ${id} is in the ledger ${entry ? 'often' : 'nowhere'}`]
    const taken = entry.debt - entry.points - entry.pending
    return taken === points ? [] : [`refund ${id} took back ${taken}, by the file ${points}`]
  })
  return [...strange.map((entry) => `refund ${name(entry)} was never sent`), ...wrong]
}

function check(
  { file, refunds }: Wish,
  ledger: Ledger,
): { differences: string[]; members: number; purchases: number } {
  const holders = holdersOf(ledger)
  const customers = [...readBought(file)].map(([customer, bought]): [string, Bought[]] => [
    customer,
    bought.filter(({ paidAt }) => paidAt < ledger.at),
  ])
  const expectedCustomers = customers.filter(([, bought]) => bought.length > 0)
  const known = new Set(expectedCustomers.map(([customer]) => customer))
  const differences = expectedCustomers.flatMap(([customer, bought]) => {
    const [account, ...others] = holders.get(customer) ?? []
    if (!account) return [`member ${customer}: is in no account`]
    const apart = others.length > 0 ? ['is in several accounts'] : []
    return [
      ...apart,
      ...differencesOf(account, expectedOf(bought, ledger.at, { ...refunds, asOf: ledger.at })),
    ].map((text) => `member ${customer}: ${text}`)
  })
  const strangers = [...holders.keys()].filter((customer) => !known.has(customer))
  return {
    differences: [...differences, ...strangers.map((customer) => `member ${customer}: is not in the file`)],
    members: expectedCustomers.length,
    purchases: expectedCustomers.reduce((sum, [, bought]) => sum + bought.length, 0),
  }
}

async function main(): Promise<void> {
  const options = { data: { type: 'string' }, ...refundOptions } as const
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0 || !values.data)
    throw new PlainError('Name a file and a data folder: npm run import:check -- FILE --data DIR')
  const ledger = await readLedger(path.resolve(values.data)).catch((thrown: unknown) => {
    throw thrown instanceof CloudFailure ? new PlainError(thrown.message) : thrown
  })
  const { differences, members, purchases } = check({ file, refunds: readRefunds(values) }, ledger)
  for (const line of differences.slice(0, shownMax)) console.log(line)
  if (differences.length > 0) {
    const more = differences.length > shownMax ? `, of which the first ${shownMax} are shown` : ''
    throw new PlainError(`The accounts and the file differ in ${differences.length} places${more}.`)
  }
  console.log(
    `All ${members} members have what the file says, and all ${purchases} purchases are in the ledger once.`,
  )
}

runMain(main)
