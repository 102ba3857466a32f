/**
 * Contests: the table while one runs, and closing it when it has ended. The result document that is inserted first is
 * the result; prizes are posted under ids made from it, so that a job run twice or late gives nothing twice.
 */
import { type Instant, MINUTE_MS } from '../../src/domain/calendar'
import { endOfPeriod, periodAt } from '../../src/domain/contest-period'
import { type Period, periods } from '../../src/domain/contest-rules'
import {
  contestPrize,
  type ContestResult,
  type ContestView,
  contestView,
  endedBefore,
  LEADERS_MAX,
  placed,
  type Placed,
  standingIn,
  type Winner,
  winnersOf,
} from '../../src/domain/contest-table'
import { refusals } from '../../src/domain/refusals'
import { factOpId, inputHash } from '../../src/domain/request'
import type { Refusal } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { accountFrom, readSettled } from './account'
import type { Call } from './action'
import type { Edge } from './edge'
import { perform } from './perform'
import { above, below, type Store, type Stored } from './store'

/** What was tapped in the last moment is written by then. */
const CLOSES_AFTER_MS = 5 * MINUTE_MS
/** Some of the first have left, or were merged into others. */
const CANDIDATES_MAX = 20
/** More are never left at once. */
const PAID_MAX = 20

const contestId = (period: Period, key: string) => `${period}_${key}`

/** The running contest with the caller's own place. Three calls, and two more for who is not among the first. */
export async function readContest(
  call: Call,
  { period }: { period: Period },
): Promise<ContestView | Refusal> {
  const { edge, memberId, settings, now } = call
  const account = await readSettled(edge.store, memberId, { now, settings })
  if (!account.profile) return refusals.notJoined
  const key = periodAt(period, now)
  const table = placed(await topOf(edge.store, { path: `contests.${period}`, key }, LEADERS_MAX), period, key)
  const own = standingIn(account, period, key)
  const seen = table.findIndex((one) => one.memberId === account.memberId)
  const place = seen >= 0 || !own ? seen + 1 || null : await placeOf(edge.store, { period, ...own })
  const ended = await edge.store.get('contests', contestId(period, endedBefore(period, now)))
  const last = ended && resultFrom(ended)
  return contestView(account, { period, table, place, last }, { now, settings })
}

/** The accounts that stand first at a path, best first. */
async function topOf(store: Store, { path, key }: { path: string; key: string }, limit: number) {
  const found = await store.find('accounts', {
    where: { [`${path}.key`]: key },
    orderBy: { [`${path}.points`]: 'desc', [`${path}.at`]: 'asc' },
    limit,
    fields: ['profile', 'contests', 'mergedInto'],
  })
  return found.map((stored) => accountFrom(stored._id, stored))
}

/** One more than those who stand before. */
async function placeOf(
  store: Store,
  { period, key, points, at }: { period: Period; key: string; points: number; at: Instant },
): Promise<number> {
  const path = `contests.${period}`
  const [more, earlier] = await Promise.all([
    store.count('accounts', { [`${path}.key`]: key, [`${path}.points`]: above(points) }),
    store.count('accounts', { [`${path}.key`]: key, [`${path}.points`]: points, [`${path}.at`]: below(at) }),
  ])
  return more + earlier + 1
}

function resultFrom({ key, winners }: Stored): ContestResult {
  // The document is ours: it was written from a result.
  return { key: String(key), winners: winners as Winner[] }
}

/** Closes the contests that have ended and are open no more; answers how many it closed. */
export async function closeContests(edge: Edge, settings: Settings): Promise<number> {
  for (const period of periods.filter((one) => settings.contest[one].isOpen)) {
    const key = endedBefore(period, edge.now())
    const isOver = edge.now() >= endOfPeriod(period, key) + CLOSES_AFTER_MS
    if (isOver) await countContest(edge, settings, { period, key })
  }
  // A crash may have left one that is counted and not paid, whatever has ended or been closed since.
  const counted = await edge.store.find('contests', { where: { isPaid: false }, limit: PAID_MAX })
  for (const stored of counted) await payContest(edge, settings, stored)
  return counted.length
}

/** Writes the result down, once: of two jobs that count at once, the result that was written first is the one. */
async function countContest(
  edge: Edge,
  settings: Settings,
  { period, key }: { period: Period; key: string },
): Promise<void> {
  const _id = contestId(period, key)
  if (await edge.store.get('contests', _id)) return
  const winners = winnersOf(await finalTable(edge.store, period, key), settings.contest[period].prizes)
  await edge.store.insert('contests', [{ _id, period, key, winners, isPaid: false, closedAt: edge.now() }])
}

async function payContest(edge: Edge, settings: Settings, stored: Stored): Promise<void> {
  const { key, winners } = resultFrom(stored)
  const period = stored.period as Period // the document is ours
  for (const [index, winner] of winners.entries())
    await givePrize(edge, settings, { period, key, place: index + 1, winner })
  await edge.store.update('contests', { _id: stored._id }, { set: { isPaid: true } })
}

/** Who has earned since the end keeps the standing in `last`. */
async function finalTable(store: Store, period: Period, key: string): Promise<Placed[]> {
  const still = await topOf(store, { path: `contests.${period}`, key }, CANDIDATES_MAX)
  const since = await topOf(store, { path: `contests.${period}.last`, key }, CANDIDATES_MAX)
  const accounts = new Map([...still, ...since].map((one) => [one.memberId, one]))
  return placed([...accounts.values()], period, key)
}

async function givePrize(
  edge: Edge,
  settings: Settings,
  { winner, ...won }: { period: Period; key: string; place: number; winner: Winner },
): Promise<void> {
  const { memberId, prize } = winner
  const operation = {
    opId: factOpId('contest-prize', won.period, won.key, String(won.place)),
    time: endOfPeriod(won.period, won.key),
    input: inputHash({ ...won, prize }),
    alwaysEnters: true,
    decide: (account: Parameters<typeof contestPrize>[0], now: Instant) =>
      contestPrize(account, { ...won, prize }, { now, settings }),
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation] })
  if (!reply?.ok) throw new Error(`a prize was refused: ${reply?.code ?? 'no reply'}`)
}
