/** What becomes of a proposal once it is decided, by its kind. Done again it changes nothing. */
import { type Approval, type ApprovalView, approvalView } from '../../src/domain/approval'
import { isRefusal, refuse, type Refusal, type Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { teammate } from '../../src/domain/team'
import { carryOutAdjustment } from './adjusting'
import { apart } from './apart'
import { approvalFrom, close, decide, readApproval } from './approvals'
import type { Edge } from './edge'
import { carryOutGrant } from './granting'
import { carryOutIssue } from './issuing'
import { carryOutMerge } from './merge-members'
import { carryOutInvite } from './operators'
import { carryOutOffer } from './offers'
import { carryOutSettings } from './publishing'
import { readTeam } from './team'
import type { Operator, WorkerCall } from './workers'

type CarryOut = (edge: Edge, settings: Settings, approval: Approval) => Promise<Reply<unknown>>

const carryOut: Record<Approval['kind'], CarryOut> = {
  adjust: carryOutAdjustment,
  grant: carryOutGrant,
  issue: carryOutIssue,
  merge: carryOutMerge,
  offer: carryOutOffer,
  operator: carryOutInvite,
  settings: carryOutSettings,
}

/** So many of them a job looks at in one slice. */
const SLICE = 20

/** Refusals after which trying again is of no use; every other leaves it approved, to be carried out later. */
const isFinal = (code: string) =>
  [
    'SETTINGS_OUTDATED',
    'SETTINGS_INVALID',
    'REQUEST_LAPSED',
    'REQUEST_REUSED',
    'TIER_NOT_HIGHER',
    'MEMBER_LEFT',
    'INVITER_ENDED',
  ].includes(code) || ['MERGE_', 'OFFER_', 'TEMPLATE_'].some((noun) => code.startsWith(noun))

const proposerEnded = refuse(
  'APPROVAL_ENDED',
  '提出的人已经不是运营了，这一条不能再批准，什么都没有改动。可以驳回；需要的话请自己重新提。',
)

/** Decides a proposal as one of the team: nobody lets happen what somebody wanted whose rights have ended since. */
export async function approveInTeam(
  call: WorkerCall<Operator>,
  input: Parameters<typeof decide>[1],
): Promise<ApprovalView | Refusal> {
  const { store } = call.edge
  const standing = await readApproval(store, input.approvalId)
  if (standing?.state === 'waiting' && input.decision === 'approve') {
    const team = await readTeam(store)
    if (!teammate(team, standing.by)) return proposerEnded
  }
  return approve(call, input)
}

/**
 * Decides a proposal and carries it out. Who sends the same request again completes what a crash left. Refuses a
 * proposal of the caller's own or about their own card, and one that is decided, expired or unknown.
 */
export async function approve(
  call: WorkerCall<Operator>,
  input: Parameters<typeof decide>[1],
): Promise<ApprovalView | Refusal> {
  const approval = await decide(call, input)
  if (isRefusal(approval)) return approval
  const finished = await finish(call.edge, call.settings, approval)
  return isRefusal(finished) ? finished : approvalView(finished, call.worker._id, call.now)
}

async function finish(edge: Edge, settings: Settings, approval: Approval): Promise<Approval | Refusal> {
  if (approval.state !== 'approved') return approval
  const reply = await carryOut[approval.kind](edge, settings, approval)
  if (reply.ok) return close(edge.store, approval, 'done')
  return isFinal(reply.code) ? close(edge.store, approval, 'lapsed') : reply
}

/** Carries out what was approved and then left by a crash; answers how many it looked at. */
export async function finishApprovals(edge: Edge, settings: Settings): Promise<number> {
  const found = await edge.store.find('approvals', {
    where: { state: 'approved' },
    orderBy: { at: 'asc' },
    limit: SLICE,
  })
  for (const stored of found) {
    await apart('approvals', () => finish(edge, settings, approvalFrom(stored)))
  }
  return found.length
}
