/** The account is one document: small for a busy member, and bounded for the fullest that can be made. */
import { accountFrom, documentOf } from '../../cloudfunctions/lib/account'
import { JOURNAL_LIMIT } from '../../cloudfunctions/lib/journal'
import { postOrders } from '../../cloudfunctions/lib/orders'
import type { Account } from '../../src/domain/account'
import type { Entry } from '../../src/domain/entry'
import { MONTHS_MAX } from '../../src/domain/settings'
import { at, given, settings } from '../domain/given'
import { openDesk } from './desk'

const bytes = (account: Account) => Buffer.byteLength(JSON.stringify(documentOf(account)))
const start = at('2026-11-01 09:00')

async function bought(count: number, idLength: number): Promise<Account> {
  const desk = openDesk('2026-11-21 09:00')
  for (let index = 0; index < count; index += 1) {
    const orderId = `A${String(index).padStart(idLength - 1, '0')}`
    const order = {
      orderId,
      source: 'mall',
      paidFen: 12_800,
      paidAt: start + index * 3_600_000,
      openid: 'oAlice',
    }
    await postOrders(desk.edge, settings, [order])
  }
  const [stored] = desk.all('accounts')
  return accountFrom('', stored!)
}

test('the account of a busy member is under 16 KB', async () => {
  const sizes = await Promise.all([8, 16, 24, 33, 40, 100].map((count) => bought(count, 12)))
  for (const account of sizes) expect(bytes(account)).toBeLessThanOrEqual(16 * 1024)
})

test('the fullest account that can be made is under 64 KB', async () => {
  const [entry] = Object.values((await bought(1, 64)).journal) as [Entry]
  const tell = {
    do: 'tell',
    memberId: 'm'.repeat(27),
    opId: 't'.repeat(26),
    time: start,
    message: { kind: 'given-back' },
  }
  const lots = Object.fromEntries(months(MONTHS_MAX).map((month) => [`m${month}`, -99_999]))
  const waiting = { ...entry, effects: [tell], lots } as Entry
  const full = given({
    journal: Object.fromEntries(
      Array.from({ length: JOURNAL_LIMIT }, (_, place) => [`r${String(place).padStart(25, '0')}`, waiting]),
    ),
    lots: Object.fromEntries(months(MONTHS_MAX + 1).map((month) => [`m${month}`, 9_999_999])),
    growth: Object.fromEntries(months(MONTHS_MAX).map((month) => [`g${month}`, 9_999_999])),
    pending: Object.fromEntries(
      Array.from({ length: 91 }, (_, day) => [
        `d${20261100 + day}`,
        { activatesAt: start, fromSeq: 999_999, lots: { m202711: 9_999_999, m202710: 9_999_999 } },
      ]),
    ),
  })
  expect(bytes(full)).toBeLessThanOrEqual(64 * 1024)
})

function months(count: number): string[] {
  return Array.from(
    { length: count },
    (_, month) => `${2026 + Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}`,
  )
}
