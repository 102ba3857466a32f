/** Proposals that wait for a second operator: written down once, read, and decided by compare-and-set. */
import {
  type Approval,
  APPROVAL_MS,
  type ApprovalPage,
  approvalView,
  type Decided,
  refuseDecision,
  touchedBy,
} from '../../src/domain/approval'
import type { Instant } from '../../src/domain/calendar'
import { cursorOf } from '../../src/domain/cursor'
import { refusals } from '../../src/domain/refusals'
import { inputHash, shortHash } from '../../src/domain/request'
import { isRefusal, refuse, type Refusal } from '../../src/domain/result'
import { type Waiting, waiting } from './operator-requests'
import { refuseOwnCard } from './own-card'
import { pageOf } from './pages'
import { above, type Store, type Stored, type Where } from './store'
import type { Operator, WorkerCall } from './workers'

const PAGE = 50

/** What a proposal is about. */
export type Proposal = Pick<Approval, 'kind' | 'content' | 'rows' | 'reason' | 'memberId'>
type Request = { requestId: string; repeat?: boolean | undefined }

/** The proposal that a request made, if it made one. */
export async function approvalOf(
  { edge, worker, action }: WorkerCall<Operator>,
  input: Request,
  isSame = ({ input: hash }: Approval) => hash === hashOf(input),
): Promise<Approval | Refusal | null> {
  const standing = await readApproval(edge.store, approvalId({ worker, action }, input))
  if (!standing) return null
  return isSame(standing) ? standing : refusals.requestReused
}

/** What a request was answered that has proposed something, and null where it has not. Refuses another proposal under its id. */
export async function proposedBy(
  call: WorkerCall<Operator>,
  input: Request,
): Promise<Waiting | Refusal | null> {
  const standing = await approvalOf(call, input)
  return standing && waitingOr(standing)
}

/** Writes a proposal down for a second operator; the same request finds its own. Refuses another one under its id. */
export async function propose(
  call: WorkerCall<Operator>,
  input: Request,
  proposal: Proposal,
): Promise<Waiting | Refusal> {
  const { edge, worker, now } = call
  const approval: Approval = {
    ...proposal,
    _id: approvalId(call, input),
    input: hashOf(input),
    by: worker._id,
    byName: worker.name,
    at: now,
    expiresAt: now + APPROVAL_MS,
    state: 'waiting',
    decided: null,
  }
  if ((await edge.store.insert('approvals', [{ ...approval }])) === 'inserted') return waiting(approval)
  const standing = await approvalOf(call, input)
  if (!standing) throw new Error('a proposal was neither written nor found')
  return waitingOr(standing)
}

const waitingOr = (standing: Approval | Refusal) => (isRefusal(standing) ? standing : waiting(standing))

/** What is asked for is hashed without how it is asked. */
const hashOf = ({ requestId: _id, repeat: _repeat, ...asked }: Request) => inputHash(asked)

function approvalId(
  { worker, action }: Pick<WorkerCall<Operator>, 'worker' | 'action'>,
  { requestId }: Request,
): string {
  return `a${shortHash('approval', worker._id, action, requestId)}`
}

/** The proposal of an id; null where there is none. */
export async function readApproval(store: Store, id: string): Promise<Approval | null> {
  const stored = await store.get('approvals', id)
  return stored && approvalFrom(stored)
}

/** The proposal in a document. */
export function approvalFrom(stored: Stored): Approval {
  // The document is ours: it was written from an Approval.
  return stored as unknown as Approval
}

/** The proposals that wait, or all of them. */
export async function listApprovals(
  call: WorkerCall<Operator>,
  { kind = 'waiting', before }: { kind?: 'waiting' | 'all' | undefined; before?: string | undefined },
): Promise<ApprovalPage & { now: Instant }> {
  const { now } = call
  const where: Where = kind === 'waiting' ? { state: 'waiting', expiresAt: above(now) } : {}
  return { now, ...(await approvalsPage(call, where, before)) }
}

/** Some proposals as an operator reads them, the newest first, behind a cursor. */
export async function approvalsPage(
  { edge, worker, now }: WorkerCall<Operator>,
  where: Where,
  before: string | undefined,
): Promise<ApprovalPage> {
  const listing = { collection: 'approvals', where, by: 'at', limit: PAGE } as const
  const found = (await pageOf(edge.store, listing, before)).map(approvalFrom)
  const last = found.at(-1)
  return {
    approvals: found.map((approval) => approvalView(approval, worker._id, now)),
    next: last && found.length === PAGE ? cursorOf({ at: last.at, id: last._id }) : null,
  }
}

export const unknownApproval = refuse(
  'APPROVAL_UNKNOWN',
  '没有找到这一条审批，什么都没有改动。请刷新后再看。',
)

interface Deciding {
  requestId: string
  approvalId: string
  decision: 'approve' | 'reject'
  reason?: string | undefined
}

/** Decides a proposal; of all who do at once one is first. The same request of the same person finds its own. */
export async function decide(
  call: WorkerCall<Operator>,
  { requestId, approvalId, decision, reason = '' }: Deciding,
): Promise<Approval | Refusal> {
  const { edge, worker, now } = call
  const standing = await readApproval(edge.store, approvalId)
  if (!standing) return unknownApproval
  if (standing.decided?.requestId === requestId) return ownDecision(standing, worker._id, decision)
  const refusal =
    refuseDecision(standing, worker._id, now) ?? (await refuseOwnCard(call, touchedBy(standing)))
  if (refusal) return refusal
  const decided: Decided = {
    by: worker._id,
    byName: worker.name,
    at: now,
    reason: reason === '' ? null : reason,
    requestId,
  }
  const state = decision === 'approve' ? 'approved' : 'rejected'
  const isOpen = { _id: approvalId, state: 'waiting', expiresAt: above(now) }
  await edge.store.update('approvals', isOpen, { set: { state, decided } })
  const after = await readApproval(edge.store, approvalId)
  if (after?.decided?.requestId === requestId) return ownDecision(after, worker._id, decision)
  return (after && refuseDecision(after, worker._id, now)) ?? unknownApproval
}

function ownDecision(approval: Approval, reader: string, decision: Deciding['decision']): Approval | Refusal {
  const isSame = (approval.state === 'rejected') === (decision === 'reject')
  return approval.decided?.by === reader && isSame ? approval : refusals.requestReused
}

/** Marks an approved proposal as carried out, or as what could not be any more. */
export async function close(store: Store, approval: Approval, state: 'done' | 'lapsed'): Promise<Approval> {
  await store.update('approvals', { _id: approval._id, state: 'approved' }, { set: { state } })
  return { ...approval, state }
}

/** True for a proposal and not for a refusal. */
export const isApproval = (reply: Approval | Refusal): reply is Approval => !isRefusal(reply)
