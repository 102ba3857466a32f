/**
 * One round of a command: bring the account just read up to now, decide the operations one after another, each
 * seeing the plan of those before it, and say what is to be written.
 */
import type { Account } from '../../src/domain/account'
import type { ClaimRef, Entry } from '../../src/domain/entry'
import { carryOut, type Decision, type Plan } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import { isRefusal, type Refusal, replied, type Reply } from '../../src/domain/result'
import { settle, settleSteps } from '../../src/domain/settle'
import type { Settings } from '../../src/domain/settings'
import { claim } from './allotment'
import type { Edge } from './edge'
import { writeUnfinished } from './effects'
import { doneAlready, hasRoom, isTooHeavy } from './journal'
import { answerAgain, basisOf, type Operation, readAgain } from './operation'

/** One update posts at most so many entries, the steps of settling counted. */
export const POST_MAX = 16

/** What a command has learnt so far; it outlives a round that lost the race. */
export interface Progress {
  claims: Map<string, ClaimRef>
  soldOut: Set<string>
}

export interface Round {
  /** The account to be written; null when there is nothing to post. */
  after: Account | null
  /** Answers of operations that had been done before: they hold whatever becomes of this round. */
  known: Map<string, Reply<unknown>>
  /** Answers that hold once `after` is written. */
  replies: Map<string, Reply<unknown>>
  /** Refusals of repeated requests: each needs a void before it may be answered. */
  refusedRepeats: Map<string, Refusal>
  /** An operation found no stock: the account must be read once more before that is said. */
  soldOut: string | null
  /** What was read is of two moments, and nothing that was decided on it may be written. */
  isTorn: boolean
}

const emptyRound = (): Round => ({
  after: null,
  known: new Map(),
  replies: new Map(),
  refusedRepeats: new Map(),
  soldOut: null,
  isTorn: false,
})

interface Table {
  edge: Edge
  settings: Settings
  memberId: string
  progress: Progress
}

/** Plays the operations that have no answer yet on the account as it was read. */
export async function playRound(table: Table, account: Account, operations: Operation[]): Promise<Round> {
  const { edge, settings } = table
  const now = Math.max(edge.now(), account.settledAt)
  const round = emptyRound()
  const marks = operations.flatMap((operation) => [operation, ...(operation.basis ?? [])])
  const done = await doneAlready(edge.store, account, marks)
  const settled = settle(account, now, settings)
  let work = settled
  for (const operation of operations) {
    const entry = done.get(operation.opId)
    if (entry) {
      round.known.set(operation.opId, answerAgain(entry, operation))
      continue
    }
    // What it looks at must hold what the operations before it write, and they write only once they are posted.
    if (operation.look && round.after) break
    if (operation.look) await writeUnfinished(edge, account)
    const decided = await decideWithStock(table, work, { operation, now, done })
    if (decided === 'sold-out') return { ...round, soldOut: operation.opId, after: null, replies: new Map() }
    if (decided === readAgain) return { ...emptyRound(), known: round.known, isTorn: true }
    if (isRefusal(decided)) refuseIn(round, operation, decided)
    else if (decided.post.length === 0) round.replies.set(operation.opId, replied(decided.answer(work)))
    else {
      const next = withPlan(table, work, { operation, decided, now })
      if (round.after && isTooMuch(account, next)) break
      if (!operation.alwaysEnters && !hasRoom(account, next.seq - account.seq)) {
        refuseIn(round, operation, refusals.accountBusy)
        continue
      }
      work = next
      round.after = work
      round.replies.set(operation.opId, replied(work.journal[operation.opId]?.answer))
    }
  }
  return isTooLong(round, account)
    ? settlingFirst(account, settleSteps(account, { now, settings, stepsMax: POST_MAX }), round.known)
    : round
}

/** The account after the plan of one operation, with the unit that was claimed for it. */
function withPlan(
  { settings, progress }: Table,
  account: Account,
  { operation, decided, now }: { operation: Operation; decided: Plan; now: number },
): Account {
  const claimed = progress.claims.get(operation.opId) ?? null
  return carryOut(account, decided, { mark: operation, now, settings, claim: decided.reserve && claimed })
}

function refuseIn(round: Round, operation: Operation, refusal: Refusal): void {
  if (operation.isRepeat) round.refusedRepeats.set(operation.opId, refusal)
  else round.replies.set(operation.opId, refusal)
}

/** A few entries never weigh too much. */
const FEW = 4

/** True where one update would post too much: what is left is for the next one. */
const isTooMuch = (before: Account, next: Account) =>
  next.seq - before.seq > POST_MAX || (next.seq - before.seq > FEW && isTooHeavy(before, next))

const isTooLong = ({ after }: Round, before: Account) => after !== null && after.seq - before.seq > POST_MAX

/** An account that slept for long is settled in updates of its own; the operations follow in the next round. */
function settlingFirst(before: Account, after: Account, known: Round['known']): Round {
  if (after.seq === before.seq) throw new Error('one operation posts more than one update may hold')
  return { ...emptyRound(), after, known }
}

async function decideWithStock(
  { edge, memberId, progress }: Table,
  account: Account,
  { operation, now, done }: { operation: Operation; now: number; done: Map<string, Entry> },
): Promise<Decision | 'sold-out'> {
  const seen = await operation.look?.(account)
  const entries = operation.basis && basisOf(operation, account, done)
  const decided = operation.decide(account, now, entries ?? seen)
  if (isRefusal(decided) || !decided.reserve) return decided
  if (progress.soldOut.has(operation.opId)) return decided.reserve.soldOut
  return (await reserved({ edge, memberId, progress }, decided, operation)) ? decided : 'sold-out'
}

async function reserved(
  table: Omit<Table, 'settings'>,
  decided: Plan,
  operation: Operation,
): Promise<boolean> {
  const { edge, memberId, progress } = table
  if (progress.claims.has(operation.opId) || !decided.reserve) return true
  const { opId, time } = operation
  const claimed = await claim(edge, decided.reserve, {
    opId,
    opTime: time,
    memberId,
    isRepeat: operation.isRepeat,
  })
  if (claimed) progress.claims.set(opId, claimed)
  return claimed !== null
}
