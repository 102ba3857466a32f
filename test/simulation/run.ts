/** One run: trouble first, then peace, in which everything must come to rest and every promise must hold. */
import { rest, send } from './callers'
import { layStock } from './draw'
import { type JobName, runJob } from './jobs'
import type { Kernel } from './kernel'
import { drawKinds, type KindName, kindsOf } from './kinds'
import { comeToRest, expectPeace } from './peace'
import { actionRequest } from './product-requests'
import type { Request } from './request'
import { ruleBook, ruleRequest } from './rule-requests'
import { setStage, type Stage } from './stage'
import { expectSound, violate, type World } from './world'

export interface Run {
  seed: number
  /** Why the run is not as it should be; null where all is well. */
  failure: string | null
  trace: string[]
}

export interface Terms {
  /** The run writes its story. */
  isTold?: boolean
  /** What is asked for, where the dice do not say. */
  kinds?: KindName[]
}

/** Runs one seed on a kernel. */
export async function run(kernel: Kernel, seed: number, terms: Terms = {}): Promise<Run> {
  const stage = setStage(kernel, seed, terms.isTold ?? false)
  const { world } = stage
  const look = () => expectSound(world)
  const trace = world.trace ?? []
  try {
    startTrouble(stage, terms.kinds)
    await world.turns.run(look)
    void comeToRest(stage).catch((error: unknown) => violate(world, String(error)))
    await world.turns.run(look)
    expectPeace(stage)
    look()
    return { seed, failure: null, trace }
  } catch (error) {
    return { seed, failure: error instanceof Error ? error.message : String(error), trace }
  }
}

/** Some people with requests, and the jobs of the timer, all at once. */
function startTrouble(stage: Stage, names?: KindName[]): void {
  const { world, cast } = stage
  const { dice } = world
  const rules = ruleBook(world, layStock(world))
  const all = kindsOf(world, cast, rules)
  const kinds = names ? names.map((name) => all[name]) : drawKinds(world, all)
  // A few runs are long, most are short enough to be read.
  const isLong = dice.chance(0.04)
  const clients = (isLong ? 3 : 2) + dice.below(2)
  for (let client = 0; client < clients; client += 1) {
    const person = dice.pick(cast)
    const requests = Array.from(
      { length: isLong ? 6 : 1 + dice.below(3) },
      () => () => dice.pick(kinds)(person),
    )
    if (dice.chance(0.5)) requests.unshift(() => actionRequest(world, person, { what: 'join' }))
    if (dice.chance(0.5)) requests.unshift(() => ruleRequest(world, person, [rules.grant()]))
    void act(stage, `client ${client}`, requests)
  }
  const timers = dice.below(3)
  for (let timer = 0; timer < timers; timer += 1) void keepTime(world, `timer ${timer}`)
}

async function act(
  { world, promises, sent }: Stage,
  who: string,
  requests: (() => Request)[],
): Promise<void> {
  for (const next of requests) {
    await rest(world, who, world.dice.below(6))
    const request = next()
    sent.push(request)
    await send(world, promises, { who, request })
  }
}

/** The timer's jobs: on time, late, twice, or not at all. */
async function keepTime(world: World, who: string): Promise<void> {
  const { dice } = world
  for (let times = 1 + dice.below(3); times > 0; times -= 1) {
    await rest(world, who, dice.below(20))
    await runJob(
      world,
      dice.pick<JobName>([
        'settle',
        'effects',
        'effects',
        'allotments',
        'allotments',
        'approvals',
        'contests',
        'erasures',
        'notices',
        'statistics',
        'audit',
        'groups',
        'close',
      ]),
    )
  }
}
