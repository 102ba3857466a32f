/** Lives lived in the domain alone, thousands of them: whatever may happen, the audit finds nothing. */
import type { Account } from '../../src/domain/account'
import { closeBook, openBook, seeMovedOut } from '../../src/domain/audit'
import { checkIn } from '../../src/domain/check-in'
import { join } from '../../src/domain/member'
import type { OrderContent } from '../../src/domain/order'
import { carryOut, type Decision, plan } from '../../src/domain/plan'
import { earn, spend } from '../../src/domain/points'
import { purchase } from '../../src/domain/purchase'
import { factOpId } from '../../src/domain/request'
import { settle } from '../../src/domain/settle'
import { type Dice, diceOf } from '../simulation/dice'
import { at, entriesOf, given, joiner, settings } from './given'

const HOUR_MS = 3_600_000
const why = { of: 'redeem', label: '桂花拿铁' } as const
const answer = () => null

interface Moment {
  dice: Dice
  now: number
  account: Account
  orderId: string
}

function decided({ dice, now, account, orderId }: Moment): Decision {
  const member = { _id: '', openid: '', memberNo: '7K3F29QD', joinedAt: now, seq: 0 }
  const touch = {
    accepted: { privacy: '', rules: '', at: now },
    firstTouch: { kind: 'direct', id: null, at: now },
  } as const
  const content: OrderContent = {
    source: 'till',
    orderId,
    paidFen: dice.below(3) * 100_000 + dice.below(20_000),
    paidAt: now - dice.pick([0, 0, 0, 9 * 24, 420 * 24]) * HOUR_MS,
    storeId: null,
    lines: [],
  }
  const balance = Object.values(account.lots).reduce((sum, points) => sum + points, 0)
  const ways = [
    () => purchase(account, content, { now, settings }),
    () => checkIn(account, { now, settings }),
    () => join(account, joiner({ ...member, ...touch }), { now, settings }),
    () => plan({ post: [spend(dice.below(balance + 1), why)], answer }),
    () => plan({ post: [earn(dice.below(50), why, { at: now, settings })], answer }),
  ]
  return dice.pick(ways)()
}

/** Some months of one member. */
function life(seed: number): Account {
  const dice = diceOf(seed)
  let now = at('2026-01-05 10:00')
  let account = given({ profile: null })
  for (let deed = 0; deed < 5 + dice.below(25); deed += 1) {
    now += dice.below(24 * dice.pick([1, 10, 60])) * HOUR_MS
    account = settle(account, now, settings)
    const orderId = `A${deed}`
    const done = decided({ dice, now, account, orderId })
    if (!done.ok || done.post.length === 0) continue
    const opId = done.post[0]?.why.of === 'purchase' ? factOpId('order', 'till', orderId) : `r${seed}x${deed}`
    account = carryOut(account, done, { mark: { opId, time: now, input: 'x' }, now, settings, claim: null })
  }
  return account
}

/** Audits a life of which some of the older entries were moved out. */
function findingsIn(account: Account, dice: Dice) {
  const entries = entriesOf(account)
  const older = entries.slice(0, dice.below(entries.length + 1)).filter(() => dice.chance(0.9))
  const ids = new Set(older.map(({ opId }) => opId))
  const journal = Object.fromEntries(
    entries.filter(({ opId }) => !ids.has(opId)).map((one) => [one.opId, one]),
  )
  const book = openBook({ ...account, journal }, settings, account.settledAt)
  for (const entry of older.reverse()) seeMovedOut(book, entry)
  closeBook(book)
  return book.findings
}

test('three thousand lives, and nothing is found in any of them', () => {
  const kinds = new Set<string>()
  for (let seed = 1; seed <= 3000; seed += 1) {
    const account = life(seed)
    for (const { kind } of entriesOf(account)) kinds.add(kind)
    expect({ seed, findings: findingsIn(account, diceOf(seed)) }).toEqual({ seed, findings: [] })
  }
  expect([...kinds].sort()).toEqual(['activate', 'check-in', 'expire', 'join', 'purchase', 'redeem', 'tier'])
})

test('a point more or less in any of them is found', () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const account = life(seed)
    const [lot] = Object.keys(account.lots)
    if (lot === undefined) continue
    const broken = { ...account, lots: { ...account.lots, [lot]: (account.lots[lot] ?? 0) + 1 } }
    const found = findingsIn(broken, diceOf(seed)).map(({ code, place }) => [code, place])
    expect(found).toContainEqual(['lots-differ', lot])
  }
})
