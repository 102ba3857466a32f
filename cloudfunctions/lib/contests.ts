/**
 * Contests: the table while one runs, and closing it when it has ended. The result document that is inserted first is
 * the result; prizes are posted under ids made from it, so that a job run twice or late gives nothing twice.
 */
import { type Instant, MINUTE_MS } from '../../src/domain/calendar'
import { endedBefore, endedSince, endOfPeriod, periodAt } from '../../src/domain/contest-period'
import { contestPrize } from '../../src/domain/contest-prize'
import { type Period, periods } from '../../src/domain/contest-rules'
import {
  type ContestResult,
  placed,
  type Placed,
  standingIn,
  type Winner,
  winnersOf,
} from '../../src/domain/contest-table'
import { contestView, type ContestView, LEADERS_MAX } from '../../src/domain/contest-view'
import { refusals } from '../../src/domain/refusals'
import { factOpId, inputHash } from '../../src/domain/request'
import type { Refusal } from '../../src/domain/result'
import { defaultSettings, type Settings } from '../../src/domain/settings'
import { SKEW_MS } from '../../src/domain/statistics'
import { accountFrom, readSettled } from './account'
import type { Call } from './action'
import { apart } from './apart'
import type { Edge } from './edge'
import { perform } from './perform'
import { readProgress, saveProgress } from './progress'
import { settingsOf } from './settings'
import { above, below, type Store, type Stored } from './store'

const job = 'contests'
/** What was tapped in the last moment is written by then, also by an instance whose clock is an hour behind. */
const CLOSES_AFTER_MS = SKEW_MS + 5 * MINUTE_MS
/** Some of the first have left, or were merged into others. */
const CANDIDATES_MAX = 20
/** Nobody publishes more versions between the end of a period and its closing. */
const VERSIONS_MAX = 50
/** The newest that are not paid yet; of more than so many that cannot be paid, the oldest wait. */
const PAID_MAX = 20

const contestId = (period: Period, key: string) => `${period}_${key}`

/**
 * The running contest with the caller's own place; refuses a guest. Three calls, and two more for who is not among the
 * first.
 */
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

/** The last period of each contest that was closed, or was over while the contest was not open. */
type Closed = Record<Period, string | null>

/**
 * Closes the contests that have ended, and gives the prizes; answers how many it paid. Where no timer came for a whole
 * period and longer, each period that ended since is closed on its own, from what the accounts still know, under today's
 * rules or, where it was shut since, those of its end. An account keeps its newest standing and the one before: who has
 * earned in two periods since has lost the older one and is not in its result; everybody else is.
 */
export async function closeContests(edge: Edge, settings: Settings): Promise<number> {
  await closeEnded(edge, settings)
  // A crash may have left one that is counted and not paid, whatever has ended or been closed since.
  const search = { where: { isPaid: false }, limit: PAID_MAX }
  const counted = await edge.store.find('contests', { ...search, orderBy: { closedAt: 'desc' } })
  let paid = 0
  for (const stored of counted) {
    if (await apart(job, () => payContest(edge, settings, stored))) paid += 1
  }
  return paid
}

/** Counts what has ended; the place reached is saved behind it, so that a kill in between only means it is done again. */
async function closeEnded(edge: Edge, settings: Settings): Promise<void> {
  const before = await readProgress<Closed>(edge.store, job, { weekly: null, monthly: null })
  const closed = { ...before.state }
  for (const period of periods) {
    for (const key of endedSince(period, closed[period], edge.now() - CLOSES_AFTER_MS)) {
      const isOpen = settings.contest[period].isOpen
      const rules = isOpen ? settings : await rulesAtEnd(edge.store, period, key)
      const count = () => countContest(edge, rules, { period, key })
      if (rules.contest[period].isOpen && !(await apart(job, count))) break
      closed[period] = key
    }
  }
  const isFurther = periods.some((period) => closed[period] !== before.state[period])
  if (isFurther) await saveProgress(edge.store, { job, before }, closed)
}

/** The rules when a period ended: who shuts a contest afterwards takes no prize away from those who won it. */
async function rulesAtEnd(store: Store, period: Period, key: string): Promise<Settings> {
  const search = { where: { number: above(0) }, limit: VERSIONS_MAX } as const
  const versions = await store.find('settings', { ...search, orderBy: { number: 'desc' } })
  const then = versions.find((one) => Number(one.at) < endOfPeriod(period, key))
  // The document is ours: it was written from a publication.
  return then ? settingsOf({ _id: then._id, ...(then.settings as Settings) }) : defaultSettings
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

/** Gives every prize on its own; paid is a contest whose prizes are all given, and the next tick tries the others again. */
async function payContest(edge: Edge, settings: Settings, stored: Stored): Promise<void> {
  const { key, winners } = resultFrom(stored)
  const period = stored.period as Period // the document is ours
  let given = 0
  for (const [index, winner] of winners.entries()) {
    const give = () => givePrize(edge, settings, { period, key, place: index + 1, winner })
    if (await apart(job, give)) given += 1
  }
  if (given < winners.length) throw new Error(`${winners.length - given} prizes of ${stored._id} still wait`)
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
