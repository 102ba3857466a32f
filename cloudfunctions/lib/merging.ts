/**
 * Merging: one transaction over both accounts, once everything the source still has to do is done and its journal is
 * copied out. Killed at any call before the transaction nothing has moved, and the same request goes on from there.
 */
import { type Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { isFinished } from '../../src/domain/entry'
import { merge, type Merged } from '../../src/domain/merge'
import type { MergeAnswer } from '../../src/domain/merge-answer'
import { needsSecondToMerge } from '../../src/domain/merge-proposal'
import { refuseMerge } from '../../src/domain/merge-refusals'
import type { OperationMark } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import type { Refusal, Reply } from '../../src/domain/result'
import { isSettled } from '../../src/domain/settle'
import type { Settings } from '../../src/domain/settings'
import { accountFrom, documentOf, readAccount } from './account'
import { memberUnknown } from './named-member'
import type { Edge } from './edge'
import { writeUnfinished } from './effects'
import { copyOut, doneAlready, drain, hasRoom } from './journal'
import { answerAgain } from './operation'
import { loseRace, settleNow, voidIn } from './perform'
import type { Store } from './store'
import { finishEffects, type Tells } from './sweep'

const RACES_MAX = 30

/** A merge as it was asked for; both ids as they came in. */
export interface Asked {
  from: string
  into: string
  mark: OperationMark
  reason: string
  by: string
  approvedBy?: string | null
  isRepeat: boolean
  orders?: number
  /** One operator does it, and no second one has said yes. */
  isAlone?: boolean
}

/** Answered to one operator for a merge that takes two by now, though it did not when they asked. Nobody is told of it. */
export const needsSecond: Refusal = { ...refusals.accountBusy }

/** Both accounts as they were read: the source where it lies, the target at the end of its merges. */
interface Pair {
  source: Account
  target: Account
}

/** The rules in force, and what messages to other accounts do there. */
interface Terms {
  settings: Settings
  tells: Tells
}

/** Merges two accounts, once: the source remembers what was answered. */
export async function mergeAccounts(edge: Edge, terms: Terms, asked: Asked): Promise<Reply<MergeAnswer>> {
  const { settings } = terms
  const { into, mark } = asked
  for (let races = 0; races < RACES_MAX; races = await loseRace(edge, races)) {
    const { source, answered } = await readSource(edge.store, asked)
    if (answered) return answered
    const target = await readAccount(edge.store, into)
    if (source.version === 0 || target.version === 0) return memberUnknown
    const refusal = refuseMerge(source, target)
    if (refusal) return refused(edge, settings, { asked, refusal })
    const now = Math.max(edge.now(), source.settledAt, target.settledAt)
    if (!(await isAtRest(edge, terms, { source, target, now }))) continue
    if (asked.isAlone && needsSecondToMerge(source, target, settings)) return needsSecond
    const merged = merge(target, source, { ...asked, now, settings })
    const posted = Object.keys(merged.target.journal).length - Object.keys(target.journal).length
    if (!hasRoom(target, posted)) break
    if (await write(edge, { source, target }, merged)) return answerOf(merged, mark)
  }
  return refused(edge, settings, { asked, refusal: refusals.accountBusy })
}

/** What a merge answered where it is done, or was voided; null where neither. */
export async function answeredMerge(
  store: Store,
  asked: Pick<Asked, 'from' | 'mark'>,
): Promise<Reply<MergeAnswer> | null> {
  return (await readSource(store, asked)).answered
}

/** The source where it lies, and what it answers where this very request has merged it. */
async function readSource(
  store: Store,
  { from, mark }: Pick<Asked, 'from' | 'mark'>,
): Promise<{ source: Account; answered: Reply<MergeAnswer> | null }> {
  const source = accountFrom(from, await store.get('accounts', from))
  const done = (await doneAlready(store, source, [mark])).get(mark.opId)
  return { source, answered: done ? (answerAgain(done, mark) as Reply<MergeAnswer>) : null }
}

/**
 * The source was read before the target, and another copy may have merged them in between. A repeated request is not
 * refused before a void in the source makes sure that an earlier copy never happens; where the source is in another
 * account by now, none can.
 */
async function refused(
  edge: Edge,
  { version: rules }: Settings,
  { asked, refusal }: { asked: Asked; refusal: Refusal },
): Promise<Reply<MergeAnswer>> {
  for (let races = 0; races < RACES_MAX; races = await loseRace(edge, races)) {
    const { source, answered } = await readSource(edge.store, asked)
    if (answered) return answered
    if (!asked.isRepeat || source.mergedInto !== null) return refusal
    if (await voidIn(edge, source, { mark: asked.mark, rules })) return refusal
  }
  throw new Error('the source of a merge is written to without end')
}

/** True when nothing is due in either and the source has nothing left to do; else does it, for another look. */
async function isAtRest(
  edge: Edge,
  terms: Terms,
  { source, target, now }: Pair & { now: Instant },
): Promise<boolean> {
  const { settings } = terms
  const late = [source, target].filter((account) => !isSettled(account, now, settings))
  // Clocks of instances differ: both are settled up to the same moment.
  const then = { ...edge, now: () => now }
  for (const { memberId } of late) await settleNow(then, memberId, settings)
  if (late.length > 0) return false
  if (Object.values(source.journal).every(isFinished)) return true
  await finishEffects(edge, source, terms)
  return false
}

/** Writes both where both are still what was read; false where somebody else was first. */
async function write(edge: Edge, { source, target }: Pair, merged: Merged): Promise<boolean> {
  const entries = Object.values(source.journal)
  if (entries.length > 0) await copyOut(edge.store, source.memberId, entries)
  const drained = await drain(edge, target, merged.target)
  const isWritten = await edge.store.transact(async (transaction) => {
    for (const { memberId, version } of [source, target]) {
      const stored = await transaction.get('accounts', memberId)
      if (stored?.version !== version) return false
    }
    await transaction.put('accounts', documentOf(merged.source))
    await transaction.put('accounts', documentOf(drained))
    // Whoever counts members does not count them twice.
    if (source.profile)
      await transaction.change('members', source.memberId, { set: { mergedInto: target.memberId } })
    return true
  })
  if (isWritten) await writeUnfinished(edge, drained)
  return isWritten
}

function answerOf({ source }: Merged, { opId }: OperationMark): Reply<MergeAnswer> {
  const entry = source.journal[opId]
  if (!entry) throw new Error('a merge left no row')
  // The merge has just written it.
  return { ok: true, value: entry.answer as MergeAnswer }
}
