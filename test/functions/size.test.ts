/** The account is one document: small for a busy member, and bounded for the fullest that can be made. */
import { accountFrom, documentOf } from '../../cloudfunctions/lib/account'
import { JOURNAL_LIMIT } from '../../cloudfunctions/lib/journal'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { mergeAccounts } from '../../cloudfunctions/lib/merging'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { type Account, blankAccount } from '../../src/domain/account'
import type { Effect } from '../../src/domain/entry'
import { ALIASES_MAX } from '../../src/domain/merge-refusals'
import { note } from '../../src/domain/points'
import { post } from '../../src/domain/post'
import { at, settings } from '../domain/given'
import { type Desk, openDesk } from './desk'
import { fullest, heaviestOrder, heaviestRules, start } from './full'

const most = 64 * 1024
const bytes = (account: Account) => Buffer.byteLength(JSON.stringify(documentOf(account)))
const heaviest = ({ all }: Desk) =>
  Math.max(...all('accounts').map((stored) => Buffer.byteLength(JSON.stringify(stored))))

/** What the heaviest account ever weighed, looked at before each call and at the end. */
function weighing(desk: Desk): () => number {
  let heaviestYet = 0
  const weigh = () => (heaviestYet = Math.max(heaviestYet, heaviest(desk)))
  desk.before = () => void weigh()
  return weigh
}

/** Puts an account into the database as it is. */
function keep({ database }: Desk, account: Account): void {
  database.insert('accounts', [documentOf(account)], 'stop there')
}

async function bought(count: number): Promise<Account> {
  const desk = openDesk('2026-11-21 09:00')
  for (let index = 0; index < count; index += 1) {
    const orderId = `A${String(index).padStart(11, '0')}`
    const paidAt = at('2026-11-01 09:00') + index * 3_600_000
    const order = { orderId, source: 'mall', paidFen: 12_800, paidAt, openid: 'oAlice' }
    await postOrders(desk.edge, settings, [order])
  }
  const [stored] = desk.all('accounts')
  return accountFrom('', stored!)
}

test('the account of a busy member is under 16 KB', async () => {
  const sizes = await Promise.all([8, 16, 24, 33, 40, 100].map((count) => bought(count)))
  for (const account of sizes) expect(bytes(account)).toBeLessThanOrEqual(16 * 1024)
})

describe('the fullest account that can be made', () => {
  test('has something in every field, and is far from the limit as long as its journal is empty', () => {
    const full = fullest('m'.repeat(27))
    const bare = blankAccount('')
    const empty = Object.entries(full).filter(
      ([field, value]) => JSON.stringify(value) === JSON.stringify(bare[field as keyof Account]),
    )
    // Nothing is to be done yet, it is not merged away, and its journal is filled by what follows.
    expect(empty.map(([field]) => field)).toEqual(['unfinishedSince', 'mergedInto', 'journal'])
    expect(bytes(full)).toBeLessThan(40 * 1024)
  })

  test('is under 64 KB after any number of the heaviest orders, each of which is still known', async () => {
    const desk = openDesk('2026-11-01 09:00')
    keep(desk, fullest(memberIdOf(desk.edge, 'oFull')))
    const heaviestYet = weighing(desk)
    const orders = Array.from({ length: 64 }, (_, place) => heaviestOrder(place, 'oFull'))
    for (let first = 0; first < orders.length; first += 16) {
      const replies = await postOrders(desk.edge, heaviestRules, orders.slice(first, first + 16))
      expect(replies.every(({ ok }) => ok)).toBe(true)
    }
    expect(heaviestYet()).toBeLessThanOrEqual(most)
    const before = await desk.account(memberIdOf(desk.edge, 'oFull'))
    const again = await postOrders(desk.edge, heaviestRules, orders)
    expect(again.every(({ ok }) => ok)).toBe(true)
    expect(await desk.account(before.memberId)).toEqual(before)
    expect(desk.all('entries').length + Object.keys(before.journal).length).toBe(64)
  })

  test('is under 64 KB while as many entries as there may be wait for another account', () => {
    const entry = { of: 'invited' } as const
    const stamp = { time: start, at: start, rules: 99_999, input: 'i'.repeat(25), claim: null }
    let full = fullest('m'.repeat(27))
    for (let place = 0; place < JOURNAL_LIMIT; place += 1) {
      const opId = `s${String(place).padStart(25, '0')}`
      const message = { kind: 'invite', invitee: full.memberId, name: '满满满' }
      const tell: Effect = { do: 'tell', memberId: full.memberId, opId, time: start, message }
      full = post(full, note(entry, 'hidden'), { ...stamp, opId, effects: [tell] })
    }
    expect(Object.keys(full.journal)).toHaveLength(JOURNAL_LIMIT)
    expect(bytes(full)).toBeLessThanOrEqual(most)
  })

  test('is under 64 KB after the last of the fullest that it may take over were merged into it', async () => {
    const desk = openDesk('2026-11-01 09:00')
    const ids = Array.from({ length: ALIASES_MAX + 1 }, (_, place) => `m${String(place).padStart(26, 'y')}`)
    const [into = '', ...before] = ids
    const others = before.splice(-4)
    const heaviestYet = weighing(desk)
    keep(desk, { ...fullest(into), aliases: before, leave: null })
    // Coupons of both together are no more than one may have, else they are not merged.
    const parts = { aliases: [], leave: null, coupons: {} }
    for (const memberId of others) keep(desk, { ...fullest(memberId), ...parts })
    for (const from of others) {
      const mark = { opId: `rmerge${from}`, time: start, input: 'i'.repeat(25) }
      const asked = { from, into, mark, reason: '并'.repeat(100), by: 'w'.repeat(27), isRepeat: false }
      const terms = { settings, tells: {} }
      expect((await mergeAccounts(desk.edge, terms, asked)).ok).toBe(true)
    }
    expect(heaviestYet()).toBeLessThanOrEqual(most)
    expect((await desk.account(into)).aliases).toHaveLength(ALIASES_MAX)
  })
})
