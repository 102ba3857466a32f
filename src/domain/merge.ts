/**
 * The merge: two accounts that are one person's become one. What the source has moves to the target, once, and the
 * source is left empty with the way to the target. Each field of an account has its rule in merge-rules.ts.
 */
import { type Account, blankAccount, sumOf } from './account'
import { type Instant, NEVER } from './calendar'
import type { Effect } from './entry'
import { eraseFile } from './erasure'
import { welcome } from './giving'
import { negated, plus, takenFrom } from './lot'
import { mergeAnswer } from './merge-answer'
import { type MergeReason, mergeWhy, withMergeRow } from './merge-entry'
import { timesOf, unitedBy } from './merge-rules'
import type { OperationMark } from './plan'
import { note } from './points'
import { post } from './post'
import { factOpId } from './request'
import { settle } from './settle'
import type { Settings } from './settings'
import { rankOf, tierWhy } from './tier'

export interface Merging extends MergeReason {
  mark: OperationMark
  now: Instant
  settings: Settings
  /** How many orders the source has, where that is told. */
  orders?: number
}

/** Both accounts as they are to be written, together or not at all. */
export interface Merged {
  target: Account
  source: Account
}

/**
 * Both accounts after the merge, at the version that is to be written. Both were settled up to `now`, and every entry
 * of the source lies among those that were moved out: its journal holds the last row alone, with the answer.
 */
export function merge(before: Account, from: Account, merging: Merging): Merged {
  const { now, settings } = merging
  const [target, source] = [settledBefore(before, merging), settledBefore(from, merging)]
  const version = Math.max(target.version, source.version) + 1
  const united = { ...unitedBy(target, source, settings), version }
  const arrived = withTier(arrivedIn(united, { target, source }, merging), target, { source, merging })
  const settled = settle(arrived, now, settings)
  return { target: settled, source: emptied(source, settled, merging) }
}

/** Settling once more posts nothing, and drops what only counted in the past. */
function settledBefore(account: Account, { now, settings }: Merging): Account {
  const settled = settle(account, now, settings)
  if (settled.seq !== account.seq) throw new Error('an account is merged before it was settled')
  return settled
}

/** The target with what came; who owes in the one account and has points in the other repays at once. */
function arrivedIn(
  united: Account,
  { target, source }: { target: Account; source: Account },
  merging: Merging,
): Account {
  const debts = target.debt + source.debt
  const lots = plus(target.lots, source.lots)
  const repaid = Math.min(debts, sumOf(lots))
  const taken = takenFrom(lots, repaid)
  const why = mergeWhy('merge-in', { from: target, moved: source, other: source }, merging)
  const opId = factOpId('merge', source.memberId)
  const effects = pictureLeft(target, source, { seq: united.seq + 1, at: merging.now })
  const arrived = withMergeRow(
    { ...united, lots: plus(lots, negated(taken)), debt: debts - repaid },
    {
      opId,
      why: { ...why, repaid },
      lots: plus(source.lots, negated(taken)),
      debt: source.debt - repaid,
      effects,
    },
    merging,
  )
  const { unfinishedSince } = united
  return effects.length === 0
    ? arrived
    : { ...arrived, unfinishedSince: Math.min(unfinishedSince, merging.now) }
}

/** The picture of the source is nobody's any more where the target keeps its own. */
function pictureLeft(target: Account, source: Account, by: { seq: number; at: Instant }): Effect[] {
  const picture = source.profile?.avatarUrl
  return picture && target.profile?.avatarUrl ? [eraseFile(picture, by)] : []
}

/** A tier that came with the source is a move of the tier like any other, with its row, and its gift where neither had it. */
function withTier(
  account: Account,
  { tier: before }: Account,
  { source, merging: { now, settings, mark } }: { source: Account; merging: Merging },
): Account {
  const { id, validUntil, graceUntil } = account.tier
  if (id === before.id && validUntil === before.validUntil && graceUntil === before.graceUntil) return account
  const move = rankOf(id, settings) > rankOf(before.id, settings) ? 'upgraded' : 'kept'
  const growth = sumOf(account.growth)
  const given = move === 'upgraded' ? welcome(account, id, { at: now, settings }) : null
  const moved = { move, from: before.id, to: id, growth, until: validUntil } as const
  const why = { ...tierWhy(moved, settings), ...(given && { gift: given.gift }) }
  const opId = factOpId('merge tier', source.memberId)
  const stamp = {
    opId,
    time: mark.time,
    at: now,
    rules: settings.version,
    input: '',
    claim: null,
    effects: [],
  }
  // A grace that came along begins anew: settling weighs the tier at the end of its validity, as it did there.
  const tier = { ...account.tier, graceUntil: null }
  return { ...post(account, note(why, 'note'), stamp), tier, ...given?.set }
}

/** The source without anything. Its tier stays as its last row said, and leads nowhere. */
function emptied(source: Account, into: Account, merging: Merging): Account {
  const { seq, tier, invite } = source
  const bare: Account = {
    ...blankAccount(source.memberId),
    version: into.version,
    seq,
    tier,
    floor: Math.max(source.floor, ...timesOf(source)),
    settledAt: source.settledAt,
    mergedInto: into.memberId,
    // Who brought somebody who was a member already gets nothing for it; what has counted stays on their list.
    invite: invite?.state === 'waiting' ? { state: 'void', by: null, at: invite.at } : invite,
  }
  const why = mergeWhy('merge-out', { from: source, moved: source, other: into }, merging)
  const lots = negated(source.lots)
  const left = withMergeRow(bare, { opId: merging.mark.opId, why, lots, debt: 0 - source.debt }, merging)
  const entry = left.journal[merging.mark.opId]
  if (!entry) throw new Error('a merge left no row')
  const answered = { ...entry, input: merging.mark.input, answer: mergeAnswer(source, into, merging.orders) }
  return { ...left, dueAt: NEVER, journal: { [entry.opId]: answered } }
}
