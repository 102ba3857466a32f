/** An order, three refunds of it, and two other things, in every sequence there is: each comes to what it must. */
import { isDeepStrictEqual } from 'node:util'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { balanceOf, growthOf, pendingOf } from '../../src/domain/account'
import { closeBook, openBook } from '../../src/domain/audit'
import { lotEndsAt } from '../../src/domain/lot'
import { at, settings } from '../domain/given'
import { giving, request } from './desk'
import { type Happening, type Standing, standingAfter } from './naive-refunds'
import { openTill, order, refund, type Till } from './refund-desk'

const start = at('2026-11-21 09:00')
const MINUTE = 60_000
const WINDOW = 7 * 86_400_000

/** Something that happens at some moment; after a leap of time everything is so much later. */
type Event = { leap?: number } & (
  | Omit<Extract<Happening, { what: 'order' }>, 'at'>
  | Omit<Extract<Happening, { what: 'refund' }>, 'at'>
  | Omit<Extract<Happening, { what: 'gift' }>, 'at'>
  | Omit<Extract<Happening, { what: 'nothing' }>, 'at'>
)

function permutationsOf<One>(all: One[]): One[][] {
  if (all.length === 0) return [[]]
  return all.flatMap((one, place) =>
    permutationsOf(all.filter((_, other) => other !== place)).map((rest) => [one, ...rest]),
  )
}

const endsOf = (lots: Record<string, number>) =>
  Object.entries(lots)
    .map(([lot, points]): [number, number] => [lotEndsAt(lot), points])
    .sort(([a], [b]) => a - b)

async function standingOf(till: Till): Promise<Standing> {
  const account = await till.account()
  return {
    active: balanceOf(account),
    waiting: pendingOf(account),
    debt: account.debt,
    growth: growthOf(account, account.settledAt, settings),
    tier: account.tier.id,
    ends: endsOf(account.lots),
  }
}

async function happen(till: Till, one: Happening, place: number): Promise<void> {
  till.desk.moveTo(one.at)
  const member = memberIdOf(till.desk.edge, 'oAlice')
  if (one.what === 'gift') await till.desk.one(request(one.at, giving(one.points)), member)
  if (one.what === 'order')
    await till.sell(order({ orderId: one.id, paidFen: one.paidFen, pointsUsed: one.used, paidAt: one.at }))
  if (one.what === 'refund')
    await till.back(refund(`R${place}-${one.fen}`, one.fen, { orderId: one.of, refundedAt: one.at }))
}

/** Jest is slow to compare; it is asked only to say where two differ. */
function expectStanding(all: Happening[], standing: Standing, expected: Standing): void {
  if (!isDeepStrictEqual(standing, expected)) expect({ all, standing }).toEqual({ all, standing: expected })
}

async function expectEqual(before: Happening[], events: Event[]): Promise<Standing> {
  const till = openTill()
  let now = start
  const happened: Happening[] = []
  const all = [...before, ...events.map((event) => ({ ...event, at: (now += MINUTE + (event.leap ?? 0)) }))]
  for (const [place, one] of all.entries()) {
    await happen(till, one, place)
    happened.push(one)
    expectStanding(all, await standingOf(till), standingAfter(happened, one.at))
  }
  const end = now + WINDOW + MINUTE
  till.desk.moveTo(end)
  const standing = await standingOf(till)
  expectStanding(all, standing, standingAfter(happened, end))
  const book = openBook(await till.account(), settings, end)
  closeBook(book)
  expect({ all, findings: book.findings }).toEqual({ all, findings: [] })
  return standing
}

const order1 = (used: number) => ({ what: 'order' as const, id: 'A1', paidFen: 12_990, used })
const part = (fen: number) => ({ what: 'refund' as const, of: 'A1', fen })
const gift = { what: 'gift' as const, points: 40 }
const leap = { what: 'nothing' as const, leap: WINDOW }
const other = { what: 'order' as const, id: 'A2', paidFen: 8750, used: 30 }
const gold: Happening = { what: 'order', id: 'past', paidFen: 500_000, used: 0, at: start - 20 * 86_400_000 }

test.each([
  ['of an order, in thirds', [], [order1(0), part(4330), part(4330), part(4330), gift, leap]],
  ['at gold, in thirds', [gold], [order1(0), part(4330), part(4330), part(4330), gift, leap]],
  ['in parts that come to more than was paid', [], [order1(0), part(9000), part(3999), part(1), gift, leap]],
  ['of an order with points used', [], [order1(77), part(4330), part(6000), part(2660), gift, leap]],
  ['beside another order', [], [order1(50), part(1), part(6495), part(6494), other, leap]],
])('refunds %s end the same whatever comes first', async (_, before, events) => {
  const ends = new Set<number>()
  for (const sequence of permutationsOf<Event>(events)) {
    const { active, debt } = await expectEqual(before, sequence)
    ends.add(active - debt)
  }
  const isAllGivenBack = events.every((one) => one.what !== 'refund' || one.fen !== 9000)
  if (isAllGivenBack) expect(ends.size).toBe(1)
})
