/** Adjusting a member's points: alone up to the limit, and above it only what a second operator lets happen. */
import { adjust, type Adjusted, type Adjustment, needsSecond, refuseLeft } from '../../src/domain/adjust'
import { balanceOf } from '../../src/domain/account'
import type { Approval, ChangeRow } from '../../src/domain/approval'
import type { Instant } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { grouped, inFours } from '../../src/domain/figures'
import type { OperationMark } from '../../src/domain/plan'
import type { Refusal, Reply } from '../../src/domain/result'
import { settle } from '../../src/domain/settle'
import type { Settings } from '../../src/domain/settings'
import { readAccount } from './account'
import { propose, proposedBy } from './approvals'
import type { Edge } from './edge'
import { doneAlready } from './journal'
import { answerAgain } from './operation'
import { memberIdOfNumber, memberUnknown } from './named-member'
import { operatorMark, type Waiting } from './operator-requests'
import { refuseOwnCard } from './own-card'
import { perform } from './perform'
import type { Operator, WorkerCall } from './workers'

interface Input {
  requestId: string
  repeat?: boolean | undefined
  member: string
  points: number
  reason: string
}

/**
 * Posts the adjustment (points, signed), or writes down that it waits for a second operator. Refuses a number that
 * nobody has, and a card of the operator's own.
 */
export async function adjustPoints(
  call: WorkerCall<Operator>,
  input: Input,
): Promise<Adjusted | Waiting | Refusal> {
  const memberId = await memberIdOfNumber(call.edge.store, input.member)
  if (memberId === null) return memberUnknown
  const refusal = await refuseOwnCard(call, [memberId])
  if (refusal) return refusal
  const proposed = await proposedBy(call, input)
  if (proposed) return proposed
  if (needsSecond(input.points, call.settings)) return proposeAdjustment(call, input, memberId)
  const { points, reason } = input
  const adjustment = { points, reason, by: call.worker._id, approvedBy: null }
  const posting = { memberId, mark: operatorMark(call, input), adjustment, isRepeat: input.repeat === true }
  const reply = await postAdjustment(call.edge, call.settings, posting)
  return reply.ok ? reply.value : reply
}

async function proposeAdjustment(
  call: WorkerCall<Operator>,
  input: Input,
  memberId: string,
): Promise<Adjusted | Waiting | Refusal> {
  const { edge, settings, now } = call
  const mark = operatorMark(call, input)
  const stored = await readAccount(edge.store, memberId)
  // The same request may have been posted by one operator alone, with other points or under a higher limit.
  const done = (await doneAlready(edge.store, stored, [mark])).get(mark.opId)
  if (done) return answeredBefore(done, mark)
  const account = settle(stored, now, settings)
  const refusal = refuseLeft(account)
  if (refusal) return refusal
  const { points, reason } = input
  const content = { memberId, points, mark }
  const rows = rowsOf(input, { balance: balanceOf(account), debt: account.debt })
  const proposal = { kind: 'adjust', content, rows, reason, memberId: account.memberId } as const
  return propose(call, input, proposal)
}

function answeredBefore(done: Entry, mark: OperationMark): Adjusted | Refusal {
  const reply = answerAgain(done, mark)
  // The kernel answers what the plan of an adjustment answers.
  return reply.ok ? (reply.value as Adjusted) : reply
}

/** What the points would be, as of the proposal. */
function rowsOf(
  { member, points }: Pick<Input, 'member' | 'points'>,
  { balance, debt }: { balance: number; debt: number },
): ChangeRow[] {
  const after = balance - debt + points
  const shown = (net: number) => (net < 0 ? `0，欠 ${grouped(0 - net)}` : grouped(net))
  return [{ label: `会员 ${inFours(member)} 的积分`, before: shown(balance - debt), after: shown(after) }]
}

interface Posting {
  memberId: string
  mark: OperationMark
  adjustment: Adjustment
  isRepeat?: boolean
}

async function postAdjustment(
  edge: Edge,
  settings: Settings,
  { memberId, mark, adjustment, isRepeat = false }: Posting,
): Promise<Reply<Adjusted>> {
  const operation = {
    ...mark,
    isRepeat,
    decide: (account: Parameters<typeof adjust>[0], now: Instant) =>
      adjust(account, adjustment, { now, settings }),
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation] })
  // The kernel answers what the plan of an adjustment answers.
  return reply as Reply<Adjusted>
}

/** Posts what a second operator has approved. */
export async function carryOutAdjustment(
  edge: Edge,
  settings: Settings,
  { content, reason, by, decided }: Approval,
): Promise<Reply<unknown>> {
  // The content is ours: it was written by a proposal of this kind.
  const { memberId, points, mark } = content as { memberId: string; points: number; mark: OperationMark }
  const adjustment = { points, reason, by, approvedBy: decided?.by ?? null }
  return postAdjustment(edge, settings, { memberId, mark, adjustment })
}
