/** Every kind of request and every job, with something going wrong at every single database call. */
import { send } from './callers'
import { layStock } from './draw'
import { invoke } from './instance'
import { type JobName, runJob } from './jobs'
import { type Kind, type KindName, kindsOf } from './kinds'
import { comeToRest, expectPeace, peaceful } from './peace'
import { callOf, operators } from './operator-requests'
import { actionRequest } from './product-requests'
import { newRequestId, type Request } from './request'
import { rewardScenes, type Scene } from './reward-scenes'
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

interface Prepared {
  stage: Stage
  /** About to be sent. */
  request: Request
}

/** Somebody with points and a journal that is almost full; where they are two, both of them. */
async function prepare(
  name: KindName | 'join',
  { seed = 1, people = 1, first = [] }: Scene = {},
): Promise<Prepared> {
  const stage = setStage(await kernel, seed, false)
  const { world, cast, promises } = stage
  world.profile = { ...peaceful }
  const person = cast[0]!
  const rules = ruleBook(world, layStock(world))
  const kinds = kindsOf(world, cast, rules)
  const kind: Kind = name === 'join' ? () => actionRequest(world, person, { what: 'join' }) : kinds[name]
  const before = cast
    .slice(0, name === 'join' ? 0 : people)
    .flatMap((one) => [
      actionRequest(world, one, { what: 'join' }),
      ruleRequest(world, one, [rules.grant(), rules.slip()]),
    ])
  for (const request of before) await until(world, send(world, promises, { who: 'before', request }))
  for (const one of first)
    await until(world, send(world, promises, { who: 'before', request: kinds[one](cast.at(-1)!) }))
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
async function withFault({ stage, request }: Prepared, plan: Plan): Promise<boolean> {
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
    while (await withFault(await prepare(name), { call, fate })) call += 1
    expect(call).toBeGreaterThan(2)
  }
})

/** Two people, one of whom becomes the other, is told the word, owes points, or waits for an operator. */
const ofTwo = { seed: 3, people: 2 }
const lives = ['word', 'adjust', 'leave', 'claim', 'notices', 'merge', 'profile'] as const

test.each(lives)('%s of one of two: whichever database call goes wrong, and however', async (name) => {
  for (const fate of fates) {
    let call = 1
    while (await withFault(await prepare(name, ofTwo), { call, fate })) call += 1
    expect(call).toBeGreaterThan(2)
  }
})

test.each(rewardScenes)(
  '%s: whichever database call goes wrong, and however',
  async (name, scene, isThere) => {
    for (const fate of fates) {
      let prepared = await prepare(name, scene)
      for (let call = 1; await withFault(prepared, { call, fate }); call += 1)
        prepared = await prepare(name, scene)
      expect(isThere(prepared.stage.world)).toBe(true)
    }
  },
)

/** Another operator than the one who proposed it lets happen what waits. */
function consent(world: World): Request {
  const { kernel, database } = world
  const [proposal] = database.all('approvals')
  const name = operators.find((one) => `w${one}` !== proposal?.by) ?? ''
  const input = {
    requestId: newRequestId(world),
    approvalId: proposal?._id ?? '',
    decision: 'approve',
  } as const
  return {
    what: `consent of ${name}`,
    isFact: false,
    async run(edge) {
      await kernel.approving.approve(callOf(world, name, { edge, action: 'operator.approve' }), input)
      return []
    },
  }
}

/** A proposal, and the consent to it. */
async function prepareConsent(name: KindName): Promise<Prepared> {
  const { stage, request } = await prepare(name, ofTwo)
  await until(stage.world, send(stage.world, stage.promises, { who: 'first', request }))
  return { stage, request: consent(stage.world) }
}

test.each<KindName>(['grant', 'named merge', 'rules'])(
  '%s by two operators: whichever database call goes wrong, and however',
  async (name) => {
    for (const fate of fates) {
      let call = 1
      while (await withFault(await prepare(name, ofTwo), { call, fate })) call += 1
      expect(call).toBeGreaterThan(3)
      let cameToPass = true
      for (call = 0; cameToPass;) {
        const prepared = await prepareConsent(name)
        cameToPass = await withFault(prepared, { call: (call += 1), fate })
        const states = [...prepared.stage.world.database.all('approvals')].map(({ state }) => state)
        expect({ call, fate, states }).toEqual({ call, fate, states: ['done'] })
      }
      expect(call).toBeGreaterThan(5)
    }
  },
)

/** The request is left half done, and then a job of the timer crashes at one of its own calls. */
async function withFaultOfJob(name: KindName, call: number, { job, plan }: { job: JobName; plan: Plan }) {
  const { stage, request } = await prepare(name)
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
      let met = 0
      let last = { cameToPass: true, cameToPassInJob: true }
      for (let call = 1; last.cameToPass; call += 1) {
        for (let ofJob = 1; ofJob === 1 || last.cameToPassInJob; ofJob += 1) {
          last = await withFaultOfJob(name, call, { job, plan: { call: ofJob, fate } })
          if (last.cameToPass && last.cameToPassInJob) met += 1
        }
      }
      expect(met).toBeGreaterThan(1)
    }
  },
)
