/**
 * Performing: operations on one account, each at most once, written by compare-and-set. The update that finds the
 * version unchanged is the one commit point; whoever finds another version starts again.
 */
import type { Account } from '../../src/domain/account'
import type { Entry } from '../../src/domain/entry'
import { type OperationMark, voided } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import type { Refusal, Reply } from '../../src/domain/result'
import { isSettled, settleSteps } from '../../src/domain/settle'
import type { Settings } from '../../src/domain/settings'
import { readAccount, writeAccount } from './account'
import type { Edge } from './edge'
import { writeEffects } from './effects'
import { doneAlready, drain, hasRoom } from './journal'
import { answerAgain, distinctOf, type Operation } from './operation'
import { playRound, POST_MAX, type Progress, type Round } from './round'

const RACES_MAX = 60
const PAUSE_MS_MAX = 400

/** Operations to be performed on one account. */
export interface Performing {
  memberId: string
  settings: Settings
  operations: Operation[]
  /** The account where it was read already in this call. */
  account?: Account
}

/** By operation id. */
type Replies = Map<string, Reply<unknown>>

/** The replies to operations on one account, in their order. */
export async function perform(edge: Edge, performing: Performing): Promise<Reply<unknown>[]> {
  const { operations } = performing
  const replies: Replies = new Map()
  const progress: Progress = { claims: new Map(), soldOut: new Set() }
  const distinct = distinctOf(operations)
  let account = performing.account ?? (await readAccount(edge.store, performing.memberId))
  let races = 0
  while (races < RACES_MAX) {
    const open = distinct.filter(({ opId }) => !replies.has(opId))
    if (open.length === 0) break
    const round = await playRound({ edge, progress, ...performing }, account, open)
    for (const [opId, reply] of round.known) replies.set(opId, reply)
    if (round.soldOut) progress.soldOut.add(round.soldOut)
    const written = await writtenBy(edge, account, round)
    if (written && !round.soldOut)
      await answerRound(edge, { ...performing, operations: open }, { round, replies })
    if (!written) races = await loseRace(edge, races)
    account = written && !round.soldOut ? written : await readAccount(edge.store, performing.memberId)
  }
  await refuseBusy(edge, { ...performing, operations: distinct }, replies)
  return operations.map((operation) => replyTo(operation, distinct, replies))
}

/** The account after a round; null where another account is to be read first. */
async function writtenBy(edge: Edge, account: Account, { after, isTorn }: Round): Promise<Account | null> {
  if (isTorn) return null
  return after ? commit(edge, account, after) : account
}

/** Refuses the operations that lost every race. */
async function refuseBusy(edge: Edge, performing: Performing, replies: Replies): Promise<void> {
  const busy = refusals.accountBusy
  for (const operation of performing.operations.filter(({ opId }) => !replies.has(opId))) {
    replies.set(
      operation.opId,
      operation.isRepeat ? await refuseRepeat(edge, performing, { operation, refusal: busy }) : busy,
    )
  }
}

/** Two operations under one id in one request: the second is answered like the first, if it is the same. */
function replyTo(operation: Operation, distinct: Operation[], replies: Replies): Reply<unknown> {
  const first = distinct.find(({ opId }) => opId === operation.opId)
  if (first && first.input !== operation.input) return refusals.requestReused
  const reply = replies.get(operation.opId)
  if (!reply) throw new Error('an operation got no reply')
  return reply
}

async function answerRound(
  edge: Edge,
  performing: Performing,
  { round, replies }: { round: Round; replies: Replies },
): Promise<void> {
  for (const [opId, reply] of round.replies) replies.set(opId, reply)
  for (const operation of performing.operations) {
    const refusal = round.refusedRepeats.get(operation.opId)
    if (refusal) replies.set(operation.opId, await refuseRepeat(edge, performing, { operation, refusal }))
  }
}

/** Refuses a repeated request, but not before a void makes sure that an earlier copy of it never happens. */
export async function refuseRepeat(
  edge: Edge,
  { memberId, settings }: Pick<Performing, 'memberId' | 'settings'>,
  { operation, refusal }: { operation: OperationMark; refusal: Refusal },
): Promise<Reply<unknown>> {
  const entry = await postVoid(edge, { memberId, mark: operation, rules: settings.version })
  return entry.kind === 'void' ? refusal : answerAgain(entry, operation)
}

/** Writes the account and then what its new entries ask for; null where somebody else was first. */
async function commit(edge: Edge, before: Account, after: Account): Promise<Account | null> {
  const drained = await drain(edge, before, after)
  const isFirst = await writeAccount(edge.store, before, drained)
  if (!isFirst) return null
  const posted = Object.values(drained.journal).filter(({ seq }) => seq > before.seq)
  for (const entry of posted) await writeEffects(edge, entry)
  return { ...drained, version: before.version + 1 }
}

/** Waits a random while, longer after each lost race, so that those who collide spread out. */
export async function loseRace(edge: Edge, races: number): Promise<number> {
  await edge.pause(edge.dice() * Math.min(PAUSE_MS_MAX, 8 * 2 ** races))
  return races + 1
}

export interface Voiding {
  memberId: string
  mark: OperationMark
  rules: number
}

/**
 * Makes sure that an operation never happens from now on, unless it has: answers the entry that is there at the
 * end, a void or the operation itself. A void enters every account.
 */
export async function postVoid(edge: Edge, { memberId, mark, rules }: Voiding): Promise<Entry> {
  for (let races = 0; races < RACES_MAX; races = await loseRace(edge, races)) {
    const account = await readAccount(edge.store, memberId)
    const done = (await doneAlready(edge.store, account, [mark])).get(mark.opId)
    if (done) return done
    const entry = await voidIn(edge, account, { mark, rules })
    if (entry) return entry
  }
  throw new Error('an account is written to without end')
}

/** Voids an operation in the account that was read, which has it not; null where somebody else wrote to it first. */
export async function voidIn(
  edge: Edge,
  account: Account,
  { mark, rules }: Omit<Voiding, 'memberId'>,
): Promise<Entry | null> {
  const after = voided(account, mark, { at: edge.now(), rules })
  return (await commit(edge, account, after)) ? (after.journal[mark.opId] ?? null) : null
}

/** Posts what fell due in an account, in updates of bounded size; false where it has no room for it now. */
export async function settleNow(edge: Edge, memberId: string, settings: Settings): Promise<boolean> {
  let account = await readAccount(edge.store, memberId)
  for (let races = 0; races < RACES_MAX;) {
    const now = Math.max(edge.now(), account.settledAt)
    if (isSettled(account, now, settings) && account.dueAt > now) return true
    const after = settleSteps(account, { now, settings, stepsMax: POST_MAX })
    if (!hasRoom(account, after.seq - account.seq)) return false
    const written = await commit(edge, account, after)
    if (!written) races = await loseRace(edge, races)
    account = written ?? (await readAccount(edge.store, memberId))
  }
  return false
}
