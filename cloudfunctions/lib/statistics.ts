/** The job that counts the days: one walk over all accounts for every day that is missing, saved after each slice. */
import type { Day, Instant } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import type { Settings } from '../../src/domain/settings'
import {
  asSettled,
  counted,
  type DayStatistics,
  isSound,
  openTally,
  reachesBack,
  spanOf,
  statisticsOf,
  type Tally,
} from '../../src/domain/statistics'
import { accountFrom } from './account'
import { apart } from './apart'
import type { Edge } from './edge'
import { readProgress, saveProgress } from './progress'
import { above, type Store, type Stored } from './store'
import { accountsAfter, eachMovedOut, SLICE } from './walk'

const job = 'statistics'
/** One tick takes no more, also where the clock of a local cloud stands still. */
const SLICES_MAX = 100

export interface Counting {
  /** The last day that is counted. */
  countedTo: Day | null
  /** Days that are being counted, with the accounts up to the cursor. */
  tally: Tally | null
  cursor: string
}

/** Where the counting stands. */
export function readCounting(store: Store) {
  return readProgress<Counting>(store, job, { countedTo: null, tally: null, cursor: '' })
}

/** Counts the days that have ended; answers how many accounts it looked at. */
export async function countDays(edge: Edge, settings: Settings, until: Instant): Promise<number> {
  let before = await readCounting(edge.store)
  let accounts = 0
  for (let slices = 0; slices < SLICES_MAX && edge.now() < until; slices += 1) {
    const tally = before.state.tally ?? openTally(before.state.countedTo, edge.now())
    if (!tally) return accounts
    const slice = await accountsAfter(edge.store, before.state.cursor)
    const after = await withSlice(edge, { tally, settings }, slice)
    accounts += slice.length
    const state = await nextState(edge.store, before.state, { slice, tally: after })
    const saved = await saveProgress(edge.store, { job, before }, state)
    if (!saved) return accounts
    before = saved
  }
  return accounts
}

/** The days are written down before the walk ends: who was killed in between writes the same once more. */
async function nextState(
  store: Store,
  before: Counting,
  { slice, tally }: { slice: Stored[]; tally: Tally },
): Promise<Counting> {
  const last = slice.at(-1)
  if (slice.length === SLICE && last) return { ...before, tally, cursor: last._id }
  const days = statisticsOf(tally)
  await writeDays(store, days)
  return { countedTo: days.at(-1)?.day ?? before.countedTo, tally: null, cursor: '' }
}

async function writeDays(store: Store, days: DayStatistics[]): Promise<void> {
  const documents = days.map(({ day, ...sums }) => ({ _id: day, ...sums }))
  if ((await store.insert('statistics', documents)) === 'inserted') return
  for (const document of documents) await store.insert('statistics', [document])
}

/** The tally with a slice of accounts. One that cannot be read is left out, and found by the audit. */
async function withSlice(
  edge: Edge,
  { tally, settings }: { tally: Tally; settings: Settings },
  slice: Stored[],
): Promise<Tally> {
  const accounts = slice.map((stored) => accountFrom(stored._id, stored))
  const span = spanOf(tally)
  const busy = accounts.filter((account) => !reachesBack(account, span.from)).map(({ memberId }) => memberId)
  const movedOut = new Map<string, Entry[]>()
  const where = { at: above(span.from - 1) }
  await eachMovedOut(edge.store, { memberIds: busy, where }, async (memberId, entries) => {
    movedOut.set(memberId, [...(movedOut.get(memberId) ?? []), ...entries])
  })
  let sum = tally
  for (const account of accounts) {
    await apart(job, async () => {
      const settled = asSettled(account, span, settings)
      // What was posted after the account was read is not in what it holds.
      const older = (movedOut.get(account.memberId) ?? []).filter(
        ({ opId, seq }) => seq <= account.seq && !account.journal[opId],
      )
      const next = counted(sum, settled, [...Object.values(settled.journal), ...older])
      if (!isSound(next)) throw new Error(`the account ${account.memberId} holds what is no number`)
      sum = next
    })
  }
  return sum
}
