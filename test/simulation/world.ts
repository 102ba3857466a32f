/** What all parts of one simulated run share. */
import type { Instant } from '../../src/domain/calendar'
import type { Settings } from '../../src/domain/settings'
import type { Dice } from './dice'
import type { Kernel } from './kernel'
import type { MemoryDatabase } from './memory-database'
import type { Turns } from './turns'

/** What may go wrong in a run, and how often: each run draws its own, so that some runs see much of one thing. */
export interface Profile {
  /** Chances per database call. */
  crash: number
  outage: number
  lostReply: number
  /** Chance per batch that it stops half way. */
  half: number
  /** Chance per request that the network doubles it. */
  doubling: number
  /** Chance per answer that it does not reach its caller. */
  lostAnswer: number
  /** Chance per request that the caller stops waiting and sends it again while the first still runs. */
  impatience: number
  /** How far the clocks of two instances are apart at most. */
  skewMs: number
  /** Chances per turn that minutes, or days, go by. */
  minutes: number
  days: number
}

/** Messages and files that left the cloud, and what was ever written down to be erased. */
export interface Outside {
  /** Messages of each kind that reached each openid. */
  sent: { openid: string; templateId: string; at: Instant; what: string }[]
  /** Grants that were given for them, by openid and template. */
  grants: Map<string, number>
  erasures: Set<string>
}

export type Fate = 'well' | 'crash before' | 'crash after' | 'outage' | 'lost reply'

export interface World {
  kernel: Kernel
  /** The rules that were ever in force, by version; the last of them is. */
  rules: Settings[]
  dice: Dice
  turns: Turns
  database: MemoryDatabase
  profile: Profile
  /** What happens to one database call that is still to come, whatever the dice say. */
  planned: { call: number; fate: Fate } | null
  /** True time; instances have clocks of their own. */
  now: Instant
  /** When the clerk scanned last. */
  scannedAt: Instant
  /** What happened outside the database. */
  outside: Outside
  /** The first thing that was found wrong. */
  violation: string | null
  /** Lines that tell the run; null where nobody listens. */
  trace: string[] | null
  invocations: number
}

/** Remembers the first thing that is wrong; the run stops after this turn. */
export function violate(world: World, what: string): void {
  world.violation ??= what
}

/** The rules as an instance has them: those in force, or now and then, as it remembers them, some from before. */
export function rulesIn({ rules, kernel, dice }: World): Settings {
  const [first = kernel.rules] = rules
  if (rules.length === 1) return first
  return dice.chance(0.3) ? dice.pick(rules) : (rules.at(-1) ?? first)
}

/** Writes a line of the story, if somebody listens. */
export function tell(world: World, line: () => string): void {
  world.trace?.push(`${new Date(world.now).toISOString()} ${line()}`)
}

/** Throws what was found wrong, and what the kernel threw by itself. */
export function expectSound({ violation }: World): void {
  if (violation !== null) throw new Violation(violation)
}

export class Violation extends Error {}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const DAY_MS = 24 * 60 * MINUTE_MS

/** Time goes on a little with every turn, and sometimes much. */
export function letTimePass(world: World): void {
  const { dice, profile, kernel } = world
  const { endOfMonth, monthOf } = kernel.calendar
  world.now += dice.chance(0.8) ? dice.below(20) : dice.below(SECOND_MS)
  if (dice.chance(profile.minutes))
    world.now += dice.pick([MINUTE_MS, 2 * MINUTE_MS, 121 * SECOND_MS, 5 * MINUTE_MS])
  if (!dice.chance(profile.days)) return
  const tomorrow = Math.floor(world.now / DAY_MS + 1) * DAY_MS - 8 * 60 * MINUTE_MS
  const monthEnd = endOfMonth(monthOf(world.now))
  const leaps = [
    tomorrow - 1,
    tomorrow,
    tomorrow + 11 * 60 * MINUTE_MS,
    monthEnd - 1,
    monthEnd,
    world.now + 7 * DAY_MS,
    world.now + 9 * DAY_MS,
    world.now + 40 * DAY_MS,
    world.now + 400 * DAY_MS,
  ]
  world.now = Math.max(world.now, dice.pick(leaps))
}
