/** Peace: nothing goes wrong any more, the timer ticks until it finds nothing to do, and then accounts are taken. */
import { shardIn } from './allotment-watch'
import { invoke } from './instance'
import { expectLivesInPeace } from './life-watch'
import { liveTwoNights } from './night-watch'
import { readStatements } from './statements'
import { accountIn, isEffectDone } from './ledger-watch'
import { expectProductInPeace } from './product-watch'
import { expectProposalsInPeace } from './proposal-watch'
import { expectRewardsInPeace } from './reward-watch'
import { expectRulesInPeace } from './rules-watch'
import { expectSalesInPeace } from './sales-watch'
import type { Stage } from './stage'
import { type JobName, runJob } from './jobs'
import { openCounts } from './counts'
import { type Profile, violate, type World } from './world'

const TICKS_MAX = 12
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Nothing goes wrong. */
export const peaceful: Profile = {
  crash: 0,
  outage: 0,
  lostReply: 0,
  half: 0,
  doubling: 0,
  lostAnswer: 0,
  impatience: 0,
  skewMs: 0,
  minutes: 0,
  days: 0,
}

/** Lets the timer finish everything, then asks for everything again, then lets it finish what that started. */
export async function comeToRest(stage: Stage): Promise<void> {
  const { world, sent, promises } = stage
  const { skewMs } = world.profile
  world.profile = peaceful
  // Clocks that ran ahead have left times that are not over yet.
  world.now += skewMs + HOUR_MS
  if (isAnybodyLeaving(world) && world.dice.chance(0.5)) world.now += 9 * DAY_MS
  await tickUntilQuiet(world)
  for (const request of sent) {
    const isRepeat = !request.isFact && world.dice.chance(0.7)
    const outcome = await invoke(world, `${request.what}, asked again`, (edge) => request.run(edge, isRepeat))
    if (outcome.state === 'answered') promises.heard(outcome, isRepeat ? 'for good' : 'nothing')
  }
  await tickUntilQuiet(world)
  if (world.dice.chance(0.3)) await readStatements(stage)
  await sendWhatWasBusy(stage)
  if (world.dice.chance(0.2)) await liveTwoNights(stage)
  await endGroups(world)
}

/** Groups that were begun in peace end too, and whatever the nights have settled is finished. */
async function endGroups(world: World): Promise<void> {
  const open = [...world.database.all('groups')].filter(({ state }) => state === 'open')
  world.now = Math.max(world.now, ...open.map(({ closesAt }) => Number(closesAt)))
  await tickUntilQuiet(world)
}

/** A till that was told to come later comes later: an order must not stay away because an account had no room. */
async function sendWhatWasBusy({ world, sent, promises }: Stage): Promise<void> {
  for (let open = sent.filter(({ isFact }) => isFact), times = 0; open.length > 0; times += 1) {
    if (times === TICKS_MAX) return violate(world, `an account is still busy after ${TICKS_MAX} ticks`)
    const busy: typeof open = []
    for (const request of open) {
      const outcome = await invoke(world, `${request.what}, come later`, (edge) => request.run(edge, false))
      if (outcome.state !== 'answered') continue
      promises.heard(outcome, 'nothing')
      if (outcome.value.some(({ reply }) => !reply.ok && reply.code === 'ACCOUNT_BUSY')) busy.push(request)
    }
    await tickUntilQuiet(world)
    open = busy
  }
}

async function tickUntilQuiet(world: World): Promise<void> {
  const jobs: JobName[] = ['settle', 'effects', 'allotments', 'approvals', 'groups', 'contests', 'erasures']
  for (let ticks = 0; ticks < TICKS_MAX; ticks += 1) {
    world.now += 3 * 60_000
    let found = 0
    for (const job of jobs) {
      const outcome = await runJob(world, job)
      if (outcome.state === 'answered') found += outcome.value
    }
    if (found === 0) return
  }
  violate(world, `the timer still finds something to do after ${TICKS_MAX} ticks`)
}

/** What must be true when everything is done. */
export function expectPeace({ world, ledger }: Stage): void {
  for (const stored of world.database.all('accounts')) {
    const account = accountIn(stored)
    const { NEVER } = world.kernel.calendar
    if (account.unfinishedSince !== NEVER) violate(world, `${account.memberId} has something to finish`)
    if (account.dueAt <= world.now) violate(world, `${account.memberId} has something to settle`)
    for (const entry of Object.values(account.journal)) {
      if (entry.effects.length > 0) violate(world, `${entry.opId} has effects that nobody finished`)
    }
  }
  for (const { entry, isMovedOut, memberId } of ledger.posted.values()) {
    for (const effect of entry.effects) {
      if (!isEffectDone(world, ledger.posted, { effect, seq: entry.seq }))
        violate(world, `the ${effect.do} of ${entry.opId} was never done`)
    }
    const stored = world.database.get('accounts', memberId)
    const isInJournal = stored !== null && entry.opId in accountIn(stored).journal
    if (!isInJournal && !isMovedOut) violate(world, `${entry.opId} is nowhere`)
  }
  expectMembersInPeace(world)
  expectStockInPeace({ world, ledger })
  expectOnceEach({ world, ledger })
  expectSalesInPeace({ world, ledger })
  expectProductInPeace({ world, ledger })
  expectProposalsInPeace(world, ledger.posted)
  expectRulesInPeace(world, ledger.posted)
  expectLivesInPeace(world, ledger.posted)
  expectRewardsInPeace(world, ledger.posted)
}

type Seen = Pick<Stage, 'world' | 'ledger'>

/** Every card shows what was written down when its owner joined. */
function expectMembersInPeace(world: World): void {
  for (const stored of world.database.all('accounts')) {
    const account = accountIn(stored)
    const { profile, memberId } = account
    if (!profile) continue
    const rows = world.kernel.account.idsOf(account).map((id) => world.database.get('members', id))
    // Two cards that became one keep one of the numbers, and the day on which the first of them was made.
    const has = (field: 'memberNo' | 'joinedAt') => rows.some((row) => row?.[field] === profile[field])
    if (rows.every((row) => !row || row.openid === null))
      violate(world, `${memberId} has a card, and its row is erased`)
    if (!has('memberNo') || !has('joinedAt')) {
      violate(world, `the card of ${memberId} is not the one of its member`)
    }
  }
}

/** Every unit is on the shelf or sold to the entry that names it. */
function expectStockInPeace({ world, ledger }: Seen): void {
  for (const stored of world.database.all('allotments')) {
    const shard = shardIn(stored)
    for (const claim of Object.values(shard.claims)) {
      const entry = ledger.posted.get(claim.opId)?.entry
      const isBought = entry?.claim?.allotmentId === shard.allotmentId && entry.claim.shard === shard.shard
      if (claim.state === 'held')
        violate(world, `${shard._id} holds a unit for ${claim.opId} that nobody came for`)
      if (isBought !== (claim.state === 'sold'))
        violate(world, `${shard._id} has ${claim.opId} as ${claim.state}, its account does not`)
    }
  }
  for (const { entry } of ledger.posted.values()) {
    if (!entry.claim) continue
    const { allotmentId, shard } = entry.claim
    const stored = world.database.get('allotments', world.kernel.allotment.shardId(allotmentId, shard))
    if (!stored || !(entry.opId in shardIn(stored).claims))
      violate(world, `${entry.opId} has a unit that no shard knows of`)
  }
}

/** What a rule allows once is there once: a check-in a day, a purchase an order, a stamp a number. */
function expectOnceEach({ world, ledger }: Seen): void {
  const counts = openCounts(world)
  for (const { entry, memberId } of ledger.posted.values()) {
    const { why } = entry
    counts.sees(memberId, entry)
    if (why.of === 'check-in')
      counts.count(memberId, `a check-in on ${world.kernel.calendar.dayOf(entry.at)}`, 1)
    if (why.of === 'purchase') counts.count('all', `order ${why.orderId}`, 1)
    if (why.of === 'redeem' && why.label === 'stamp')
      // Stamps are counted in a document of the account's id, which no merge carries on.
      counts.count('all', `the stamp ${JSON.stringify(entry.answer)} of ${memberId}`, 1)
  }
}

function isAnybodyLeaving(world: World): boolean {
  return [...world.database.all('accounts')].some((stored) => accountIn(stored).leave?.state === 'asked')
}
