/** The approval: what one operator proposes and only another one may let happen, once, within seven days. */
import * as v from 'valibot'
import { DAY_MS, type Instant } from './calendar'
import { Before } from './cursor'
import { Reason, Whom } from './operator-input'
import { commandKeys } from './request'
import { refuse, type Refusal } from './result'

export const APPROVAL_MS = 7 * DAY_MS

/** One change as it is read before deciding. */
export interface ChangeRow {
  label: string
  before: string
  after: string
}

/** Approved is decided but not carried out yet; lapsed could not be carried out any more. */
export type ApprovalState = 'waiting' | 'approved' | 'rejected' | 'done' | 'lapsed'

export interface Decided {
  by: string
  byName: string
  at: Instant
  reason: string | null
  requestId: string
}

/** The document of a proposal; `content` is what is carried out, as its kind understands it. */
export interface Approval {
  _id: string
  kind: 'adjust' | 'grant' | 'issue' | 'merge' | 'offer' | 'operator' | 'settings'
  content: Record<string, unknown>
  /** The hash of the input: the same request with another input is refused. */
  input: string
  rows: ChangeRow[]
  reason: string
  /** Whose history it belongs to; empty where it is nobody's. */
  memberId: string
  by: string
  byName: string
  at: Instant
  expiresAt: Instant
  state: ApprovalState
  decided: Decided | null
}

export const ApprovalId = v.pipe(v.string(), v.regex(/^a[a-z2-7]{25}$/, 'an approval'))

export const Approve = v.strictObject({
  ...commandKeys,
  approvalId: ApprovalId,
  decision: v.picklist(['approve', 'reject']),
  reason: v.optional(Reason),
})

/** Those that wait, or all. */
export const ListApprovals = v.strictObject({
  kind: v.optional(v.picklist(['waiting', 'all'])),
  before: Before,
})

/** What was proposed for one member. */
export const ListMemberApprovals = v.strictObject({ member: Whom, before: Before })

export interface ApprovalPage {
  approvals: ApprovalView[]
  /** The cursor of what follows; null at the end. */
  next: string | null
}

export interface ApprovalView {
  approvalId: string
  kind: Approval['kind']
  state: ApprovalState | 'expired'
  rows: ChangeRow[]
  reason: string
  byName: string
  /** Proposed by who reads it: somebody else must decide. */
  isMine: boolean
  at: Instant
  expiresAt: Instant
  decided: { byName: string; at: Instant; reason: string | null } | null
}

/** A proposal as an operator reads it. */
export function approvalView(approval: Approval, reader: string, now: Instant): ApprovalView {
  const { _id, kind, state, rows, reason, byName, by, at, expiresAt, decided } = approval
  return {
    approvalId: _id,
    kind,
    state: state === 'waiting' && expiresAt <= now ? 'expired' : state,
    rows,
    reason,
    byName,
    isMine: by === reader,
    at,
    expiresAt,
    decided: decided && { byName: decided.byName, at: decided.at, reason: decided.reason },
  }
}

/** Why somebody may not decide now; null where they may. The last millisecond of the seven days is past them. */
export function refuseDecision(approval: Approval, reader: string, now: Instant): Refusal | null {
  if (approval.by === reader)
    return refuse('APPROVAL_OWN', '自己提的要由另一位运营来批，什么都没有改动。请让同事打开审批。')
  if (approval.state !== 'waiting')
    return refuse('APPROVAL_DECIDED', '这一条已经有人处理过了，没有再做一次。刷新可以看到结果。')
  if (approval.expiresAt <= now)
    return refuse('APPROVAL_EXPIRED', '这一条等了 7 天没有人批，已经失效，什么都没有改动。需要的话请重新提。')
  return null
}

const ofNobody: Approval['kind'][] = ['settings', 'operator', 'offer']

/** The members whose cards a proposal would change. */
export function touchedBy({ kind, memberId, content }: Approval): string[] {
  if (ofNobody.includes(kind)) return []
  // The content is ours: it was written by a proposal of this kind.
  if (kind === 'issue') return (content.members as { memberId: string }[]).map((listed) => listed.memberId)
  return kind === 'merge' ? [memberId, String(content.from), String(content.into)] : [memberId]
}
