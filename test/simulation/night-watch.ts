/** The night's work over everything that a run has left: the days add up, and the audit finds nothing wrong. */
import { type JobName, runJob } from './jobs'
import { accountIn, type LedgerWatch, type Posted } from './ledger-watch'
import type { Stage } from './stage'
import { violate, type World } from './world'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Two nights and the days after them: the first ends whatever was begun in troubled times, the second sees rest alone. */
export async function liveTwoNights({ world, ledger }: Stage): Promise<void> {
  for (let night = 0; night < 2; night += 1) {
    world.now = morningAfter(world)
    for (const job of ['settle', 'effects', 'erasures', 'statistics', 'audit', 'audit'] as const)
      await twice(world, job)
    for (const minutes of [7 * 60, 6]) {
      world.now += minutes * 60_000
      await twice(world, 'notices')
    }
  }
  expectReport(world)
  expectDays(world)
  expectFlows(world, ledger)
}

/** Two timers at once. */
const twice = (world: World, job: JobName) => Promise.all([runJob(world, job), runJob(world, job)])

/** Five in the morning, Beijing time. */
const morningAfter = ({ now }: World) => Math.floor((now + 8 * HOUR_MS) / DAY_MS + 1) * DAY_MS - 3 * HOUR_MS

interface Day {
  _id: string
  issued: number
  spent: number
  expired: number
  reversed: number
  active: number
  pending: number
  debt: number
}

function expectReport(world: World): void {
  const reports = [...world.database.all('audits')].sort((a, b) => (a._id < b._id ? 1 : -1))
  const [last] = reports
  if (!last) return violate(world, 'the night ended without an audit')
  if (last.found !== 0) violate(world, `the audit of ${last._id} found ${JSON.stringify(last.findings)}`)
}

/** A day is counted hours after its end, when whoever was at work in it has ended; here some work for days. */
const isStale = ({ entry, now }: Posted) => entry.input !== '' && now - entry.at > 2 * HOUR_MS

/** What flowed in a day is what was posted in it, whenever it was counted and wherever its entries lay then. */
function expectFlows(world: World, { posted }: LedgerWatch): void {
  const stale = [...posted.values()].filter(isStale).map(({ entry }) => entry.at)
  const end = world.kernel.calendar.dayOf(Math.min(world.now, ...stale))
  const byDay = new Map<string, number>()
  for (const { entry } of posted.values()) {
    const day = world.kernel.calendar.dayOf(entry.at)
    byDay.set(day, (byDay.get(day) ?? 0) + entry.points + entry.pending - entry.debt)
  }
  for (const stored of world.database.all('statistics')) {
    // Only the kernel writes days, and it writes all of one.
    const { _id, issued, spent, expired, reversed } = stored as unknown as Day
    if (_id >= end) continue
    const flow = issued - spent - expired - reversed
    const sum = byDay.get(_id) ?? 0
    if (flow !== sum) violate(world, `${flow} points flowed on ${_id}, and its entries add up to ${sum}`)
  }
}

/** What is out at the end of a quiet day is what was out before it and what flowed in it. */
function expectDays(world: World): void {
  // Only the kernel writes days, and it writes all of one.
  const days = [...world.database.all('statistics')].sort((a, b) => (a._id < b._id ? 1 : -1))
  const [last, before] = days as unknown as Day[]
  if (!last || !before) return violate(world, 'the night ended and no day was counted')
  const out = ({ active, pending, debt }: Day) => active + pending - debt
  const flow = last.issued - last.spent - last.expired - last.reversed
  if (out(last) - out(before) !== flow)
    violate(world, `${last._id} ends with ${out(last)}, after ${out(before)} and ${flow}`)
  const held = [...world.database.all('accounts')].map(accountIn)
  const debt = held.reduce((sum, account) => sum + account.debt, 0)
  if (debt !== last.debt) violate(world, `${last._id} says that ${last.debt} are owed, and ${debt} are`)
}
