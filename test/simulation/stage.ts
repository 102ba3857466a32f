/** The stage of a run: the world, the watches that look at every write, and the people. */
import { sawShard, shardIn } from './allotment-watch'
import { diceOf } from './dice'
import { drawCast, drawProfile } from './draw'
import { saveWords } from './group-requests'
import { OUTAGE } from './instance'
import type { Kernel } from './kernel'
import type { Stored } from '../../cloudfunctions/lib/store'
import { accountIn, type LedgerWatch, watchLedger } from './ledger-watch'
import { sawLife } from './life-watch'
import { openMemoryDatabase } from './memory-database'
import { keepPromises, type Promises } from './promises'
import type { Person, Request } from './request'
import { sawCoupons } from './reward-watch'
import { saveRules, sawRules } from './rules-watch'
import { sawOrder } from './sales-watch'
import { fillShelf } from './shelf'
import { withGifts } from './tight-rules'
import { turnsBy } from './turns'
import { violate, type World } from './world'

/** One of 176,000 runs took more than 20,000, some 28,000: many wrote many documents, each finishing the others’. */
const TURNS_MAX = 60_000
const HOUR_MS = 3_600_000
/** Ten minutes to midnight in Beijing, at the ends of a year, of February in a leap year and in another, and of short months. */
const starts = ['2027-12-31', '2028-02-29', '2027-02-28', '2027-04-30', '2026-11-30'].map((day) =>
  Date.parse(`${day}T15:50:00Z`),
)

/** What a run is made of. */
export interface Stage {
  world: World
  ledger: LedgerWatch
  promises: Promises
  cast: Person[]
  /** Everything that was asked for, to be asked for again at the end. */
  sent: Request[]
}

/** An outage; or prizes and places of a group that wait, each of which was heard of by itself. */
const isPlanned = (line: string) => line.includes(OUTAGE) || /\d (prizes )?of \S+ still wait/.test(line)

/** Sets the stage for a seed: its dice draw what may go wrong. */
export function setStage(kernel: Kernel, seed: number, isTold: boolean): Stage {
  const dice = diceOf(seed)
  const database = openMemoryDatabase({
    unique: { members: 'memberNo' },
    isStrict: seed % 16 === 0,
    onWrite(collection, before, after) {
      if (collection === 'accounts' && after) sawAccount(before, after)
      if (collection === 'erasures' && after) world.outside.erasures.add(after._id)
      if (collection === 'entries' && after) ledger.sawEntry(after)
      if ((collection === 'invites' || collection === 'stores') && after)
        ledger.sawEffect(collection, before, after)
      if (collection === 'phones' && before && after && Number(after.epoch) <= Number(before.epoch))
        violate(world, `a phone number went back to an epoch that was over`)
      if (collection === 'settings' && after) sawRules(world, before, after)
      if (collection === 'orders' && after) sawOrder(world, before, after)
      if (collection === 'allotments' && before && after) sawShard(world, shardIn(before), shardIn(after))
    },
  })
  const world: World = {
    kernel,
    // Some of the runs have gifts.
    rules: [seed % 4 === 1 ? withGifts(kernel.rules) : kernel.rules],
    dice,
    turns: turnsBy(dice, { turnsMax: TURNS_MAX, sleep: dice.pick([0, 0.05, 0.2]) }),
    database,
    profile: drawProfile(dice),
    now: dice.pick(starts) + dice.below(2 * HOUR_MS) + (dice.chance(0.2) ? 10 * HOUR_MS : 0),
    scannedAt: 0,
    outside: { sent: [], grants: new Map(), erasures: new Set() },
    violation: null,
    planned: null,
    trace: isTold ? [] : null,
    invocations: 0,
  }
  kernel.log.hear = (line) => {
    // What the kernel logs as an error and nobody planned is a broken invariant that it went on from.
    if (line.includes('"error"') && !isPlanned(line)) violate(world, line)
  }
  const ledger = watchLedger(world)
  const sawAccount = (before: Stored | null, after: Stored) => {
    ledger.sawAccount(before, after)
    sawLife(world, before && accountIn(before), accountIn(after))
    sawCoupons(world, before && accountIn(before), accountIn(after))
  }
  saveWords(world)
  saveRules(world)
  fillShelf(world)
  return { world, ledger, promises: keepPromises(world, ledger), cast: drawCast(world), sent: [] }
}
