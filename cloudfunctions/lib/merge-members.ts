/** Merging two members whom an operator names: alone where little moves to a member, and else with a second operator. */
import type { Approval } from '../../src/domain/approval'
import type { MergeAnswer } from '../../src/domain/merge-answer'
import { type MergeMembers, mergeRows, needsSecondToMerge } from '../../src/domain/merge-proposal'
import { refuseMerge } from '../../src/domain/merge-refusals'
import type { Whom } from '../../src/domain/operator-input'
import type { OperationMark } from '../../src/domain/plan'
import { refusals } from '../../src/domain/refusals'
import { isRefusal, type Refusal, type Reply } from '../../src/domain/result'
import { settle } from '../../src/domain/settle'
import type { Settings } from '../../src/domain/settings'
import { accountFrom, readAccount } from './account'
import { memberIdOfNumber, memberUnknown } from './named-member'
import { approvalOf, propose, proposedBy } from './approvals'
import type { Edge } from './edge'
import { doneAlready } from './journal'
import { mergeAccounts, needsSecond } from './merging'
import { operatorMark, type Waiting } from './operator-requests'
import { refuseOwnCard } from './own-card'
import { idsOfExternal, noteNumber } from './phones'
import { oneOf } from './store'
import { tellsUnder } from './tells'
import type { Operator, WorkerCall } from './workers'

/** What is merged may grow between the question whether it takes two and the merge. */
const TRIES_MAX = 5

type OperatorCall = WorkerCall<Operator>

/** Ids instead of what was typed: a phone number is hashed with the key or not at all. */
interface Resolved {
  requestId: string
  repeat?: boolean | undefined
  from: string
  into: string
  reason: string
}

/** Merges, or writes down that it waits for a second operator. Refuses a card of the operator's own. */
export async function mergeMembers(
  call: OperatorCall,
  input: MergeMembers,
): Promise<MergeAnswer | Waiting | Refusal> {
  const { requestId, repeat, reason } = input
  const into = (await idsOfWhom(call.edge, input.into))[0]
  const from = await sourceOf(call, input)
  if (from === undefined || into === undefined) return memberUnknown
  const refusal = await refuseOwnCard(call, [from, into])
  if (refusal) return refusal
  const asked = { requestId, repeat, from, into, reason }
  // Before it leads to anybody: so it is known whose number it is when they leave.
  if (typeof input.from !== 'string') await noteNumber(call.edge, input.from)
  const before = await proposedBy(call, asked)
  if (before) return before
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const merged = (await proposed(call, asked, input)) ?? (await mergedAlone(call, asked))
    if (merged !== needsSecond) return merged
  }
  return refusals.accountBusy
}

/** Every id that somebody may mean, the newest first; none for a number nobody has. */
async function idsOfWhom(edge: Edge, whom: Whom): Promise<string[]> {
  if (typeof whom !== 'string') return idsOfExternal(edge, whom)
  const memberId = await memberIdOfNumber(edge.store, whom)
  return memberId === null ? [] : [memberId]
}

/** The source that this request meant before its number changed hands, or the one who has it now. */
async function sourceOf(call: OperatorCall, input: MergeMembers): Promise<string | undefined> {
  const { store } = call.edge
  const ids = await idsOfWhom(call.edge, input.from)
  if (ids.length < 2) return ids[0]
  const { opId } = operatorMark(call, input)
  const proposal = await approvalOf(call, input, () => true)
  const proposed = proposal && !isRefusal(proposal) ? proposal.content.from : undefined
  const found = await store.find('accounts', { where: { _id: oneOf(ids) }, limit: ids.length })
  const marked = found.find((stored) => accountFrom(stored._id, stored).journal[opId])?._id
  return ids.find((id) => id === proposed || id === marked) ?? ids[0]
}

/** The proposal, where it needs one: what was done, or cannot be, needs none. */
async function proposed(
  call: OperatorCall,
  asked: Resolved,
  named: MergeMembers,
): Promise<Waiting | Refusal | null> {
  const { edge, settings, now } = call
  const mark = operatorMark(call, asked)
  const stored = accountFrom(asked.from, await edge.store.get('accounts', asked.from))
  const source = settle(stored, now, settings)
  const target = settle(await readAccount(edge.store, asked.into), now, settings)
  if (source.version === 0 || target.version === 0) return memberUnknown
  const isOpen = needsSecondToMerge(source, target, settings) && !refuseMerge(source, target)
  if (!isOpen || (await doneAlready(edge.store, stored, [mark])).has(mark.opId)) return null
  const { from, into, reason } = asked
  const rows = mergeRows(
    { whom: named.from, account: source },
    { whom: named.into, account: target },
    settings,
  )
  const proposal = { kind: 'merge', content: { from, into, mark }, rows, reason } as const
  return propose(call, asked, { ...proposal, memberId: target.memberId })
}

async function mergedAlone(call: OperatorCall, asked: Resolved): Promise<MergeAnswer | Refusal> {
  const { edge, settings, worker } = call
  const { from, into, reason, repeat } = asked
  const merge = {
    from,
    into,
    mark: operatorMark(call, asked),
    reason,
    by: worker._id,
    isRepeat: repeat === true,
    isAlone: true,
  }
  const reply = await mergeAccounts(edge, { settings, tells: tellsUnder(settings) }, merge)
  return reply.ok ? reply.value : reply
}

/** Merges what a second operator has approved. */
export async function carryOutMerge(
  edge: Edge,
  settings: Settings,
  { content, reason, by, decided }: Approval,
): Promise<Reply<unknown>> {
  // The content is ours: it was written by a proposal of this kind.
  const { from, into, mark } = content as { from: string; into: string; mark: OperationMark }
  const merge = { from, into, mark, reason, by, approvedBy: decided?.by ?? null, isRepeat: false }
  return mergeAccounts(edge, { settings, tells: tellsUnder(settings) }, merge)
}
