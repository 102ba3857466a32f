/** Every kind of request and every job, with something going wrong at every single database call. */
import { send } from './callers'
import { layStock } from './draw'
import { invoke } from './instance'
import { type JobName, runJob } from './jobs'
import type { Kernel } from './kernel'
import { type Kind, type KindName, kindsOf } from './kinds'
import { comeToRest, expectPeace, peaceful } from './peace'
import { actionRequest } from './product-requests'
import type { Request } from './request'
import { ruleBook, ruleRequest } from './rule-requests'
import { setStage, type Stage } from './stage'
import { loadSmall } from './variants'
import { expectSound, type Fate, type World } from './world'

const DAY_MS = 86_400_000

const kernel = loadSmall()
const fates: Fate[] = ['crash before', 'crash after', 'outage', 'lost reply']
const jobs: JobName[] = ['settle', 'effects', 'allotments']
const names: (KindName | 'join')[] = [
  'join',
  'check-in',
  'orders',
  'sale',
  'spend',
  'redeem',
  'luck',
  'gift',
  'two gifts',
  'slip',
  'stamp',
  'redeem with change',
  'slip and stamps',
]

interface Plan {
  call: number
  fate: Fate
}

/** Does something until everybody rests. */
async function until(world: World, act: Promise<unknown>): Promise<void> {
  await world.turns.run(() => expectSound(world))
  await act
}

/** Somebody with points and a journal that is almost full, and one request that is about to be sent. */
async function prepare(loaded: Kernel, name: KindName | 'join'): Promise<{ stage: Stage; request: Request }> {
  const stage = setStage(loaded, 1, false)
  const { world, cast, promises } = stage
  world.profile = { ...peaceful }
  const person = cast[0]!
  const rules = ruleBook(world, layStock(world))
  const kind: Kind =
    name === 'join' ? () => actionRequest(world, person, { what: 'join' }) : kindsOf(world, cast, rules)[name]
  for (const first of [
    actionRequest(world, person, { what: 'join' }),
    ruleRequest(world, person, [rules.grant(), rules.slip()]),
  ]) {
    if (name !== 'join') await until(world, send(world, promises, { who: 'before', request: first }))
  }
  return { stage, request: kind(person) }
}

/** Whether what was planned came to pass: there was such a call. */
function arm(world: World, plan: Plan): () => boolean {
  world.planned = { ...plan }
  return () => (world.planned?.call ?? 1) <= 0
}

async function expectRest(stage: Stage): Promise<void> {
  const { world } = stage
  world.planned = null
  await until(world, comeToRest(stage))
  expectPeace(stage)
  expectSound(world)
}

/** Sends the request with a fault at one call, and again if there was no answer; true while there was such a call. */
async function withFault(name: KindName | 'join', plan: Plan): Promise<boolean> {
  const { stage, request } = await prepare(await kernel, name)
  const { world, promises, sent } = stage
  sent.push(request)
  const isArmed = arm(world, plan)
  await until(world, send(world, promises, { who: 'caller', request }))
  const cameToPass = isArmed()
  await expectRest(stage)
  return cameToPass
}

test.each(names)('%s: whichever database call goes wrong, and however', async (name) => {
  for (const fate of fates) {
    let call = 1
    while (await withFault(name, { call, fate })) call += 1
    expect(call).toBeGreaterThan(2)
  }
})

/** The request is left half done, and then a job of the timer crashes at one of its own calls. */
async function withFaultOfJob(name: KindName, call: number, { job, plan }: { job: JobName; plan: Plan }) {
  const { stage, request } = await prepare(await kernel, name)
  const { world, sent } = stage
  sent.push(request)
  const isInRequest = arm(world, { call, fate: 'crash after' })
  await until(
    world,
    invoke(world, request.what, (edge) => request.run(edge, false)),
  )
  const cameToPass = isInRequest()
  // Late enough for the sweepers, for pending points and for the end of the year.
  world.now += 8 * DAY_MS
  const isInJob = arm(world, plan)
  await until(world, runJob(world, job))
  const cameToPassInJob = isInJob()
  await expectRest(stage)
  return { cameToPass, cameToPassInJob }
}

const left: [KindName, JobName][] = names.flatMap((name) =>
  name === 'join' ? [] : jobs.map((job): [KindName, JobName] => [name, job]),
)

test.each(left)(
  '%s, left half done: whichever database call of the job %s crashes too',
  async (name, job) => {
    for (const fate of ['crash before', 'crash after'] as const) {
      let last = { cameToPass: true, cameToPassInJob: true }
      for (let call = 1; last.cameToPass; call += 1) {
        for (let ofJob = 1; ofJob === 1 || last.cameToPassInJob; ofJob += 1) {
          last = await withFaultOfJob(name, call, { job, plan: { call: ofJob, fate } })
        }
      }
    }
  },
)
