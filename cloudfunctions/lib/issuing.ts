/** Giving coupons to a list: written down once, let happen by a second operator where it costs much, done by a job. */
import type { Approval, ChangeRow } from '../../src/domain/approval'
import { idsOf } from '../../src/domain/account'
import { cursorOf } from '../../src/domain/cursor'
import { shortYuan } from '../../src/domain/figures'
import { type Issue, type IssueCoupons, type IssueView, issueView, type Listed } from '../../src/domain/issue'
import { refusals } from '../../src/domain/refusals'
import { inputHash, shortHash } from '../../src/domain/request'
import { answer, isRefusal, refuse, type Refusal, type Reply } from '../../src/domain/result'
import type { SavedVersion } from '../../src/domain/saved-template'
import type { Settings } from '../../src/domain/settings'
import { validityOf, versionId } from '../../src/domain/template'
import { readAccount } from './account'
import { propose, proposedBy } from './approvals'
import { holdCost, wantCost } from './budgets'
import type { Edge } from './edge'
import type { Waiting } from './operator-requests'
import { pageOf } from './pages'
import { oneOf, type Store, type Stored } from './store'
import { readVersion, standingTemplate, templateUnknown } from './templates'
import type { Operator, WorkerCall } from './workers'

const PAGE = 20
const TOLD_MAX = 5

const revoked = refuse('TEMPLATE_REVOKED', '这一版券已经作废，一张都没有发。请先给券模板存一个新版本。')
const isOver = refuse('TEMPLATE_OVER', '这张券的有效期已经过去，一张都没有发。请先改券模板的有效期。')
const own = refuse('MEMBER_OWN', '名单里有你自己的会员号，一张都没有发。请去掉它，或者让另一位运营来发。')

export interface Issuing {
  state: 'issuing'
  issue: IssueView
}

/**
 * Writes down that everybody on a list gets one coupon of the newest version. Refuses numbers that nobody has, naming
 * them, the operator's own, a version that is revoked or over, and what passes the budget.
 */
export async function issueCoupons(
  call: WorkerCall<Operator>,
  input: IssueCoupons,
): Promise<Issuing | Waiting | Refusal> {
  const { edge, settings, worker, now } = call
  const proposed = await proposedBy(call, input)
  if (proposed) return proposed
  const { templateId, memberNos, reason } = input
  const _id = issueIdOf(call, input.requestId)
  const cause = inputHash({ templateId, memberNos, reason })
  const known = await readIssue(edge.store, _id)
  if (known) return known.cause === cause ? issuing(known) : refusals.requestReused
  const template = await newestOf(edge.store, templateId, now)
  if (isRefusal(template)) return template
  const members = await listedOf(edge.store, memberNos)
  if (isRefusal(members)) return members
  if (await isAmong(call, members)) return own
  if (costFen(members, template) > settings.coupons.aloneFenMax) {
    const content = { issueId: _id, version: template._id, members, cause }
    const rows = [rowOf(members, template)]
    return propose(call, input, { kind: 'issue', content, rows, reason, memberId: '' })
  }
  const by = { by: worker._id, byName: worker.name, approvedBy: null, approvedName: null }
  const begun = await begin(edge, template, { _id, members, reason, cause, at: now, ...by })
  return isRefusal(begun) ? begun : issuing(begun)
}

/** What a list costs at most. */
const costFen = (members: Listed[], { worthFen }: SavedVersion) => members.length * worthFen

function rowOf(members: Listed[], template: SavedVersion): ChangeRow {
  const after = `${template.name}，最多花费 ${shortYuan(costFen(members, template))}`
  return { label: `给 ${members.length} 位会员各发一张`, before: '没有', after }
}

const issuing = (issue: Issue): Issuing => ({ state: 'issuing', issue: issueView(issue) })

/** Ids of issues are short: every coupon of one carries it in its account. */
const issueIdOf = ({ worker, action }: WorkerCall<Operator>, requestId: string) =>
  `i${shortHash('issue', worker._id, action, requestId).slice(0, 15)}`

async function newestOf(store: Store, templateId: string, now: number): Promise<SavedVersion | Refusal> {
  const head = await standingTemplate(store, templateId)
  const version = head && (await readVersion(store, versionId(templateId, head.number)))
  if (!version) return templateUnknown
  if (version.isRevoked) return revoked
  return validityOf(version, now).until <= now ? isOver : version
}

/** Everybody is found before anything is written. */
async function listedOf(store: Store, memberNos: string[]): Promise<Listed[] | Refusal> {
  const where = { memberNo: oneOf(memberNos) }
  const found = await store.find('members', { where, limit: memberNos.length, fields: ['memberNo'] })
  const byNumber = new Map(found.map(({ _id, memberNo }) => [String(memberNo), _id]))
  const missing = memberNos.filter((memberNo) => !byNumber.has(memberNo))
  if (missing.length > 0) return unknownNumbers(missing)
  return memberNos.map((memberNo) => ({ memberNo, memberId: byNumber.get(memberNo) ?? '' }))
}

function unknownNumbers(missing: string[]): Refusal {
  const told = missing.slice(0, TOLD_MAX).join('、')
  const more = missing.length > TOLD_MAX ? ` 等 ${missing.length} 个` : ''
  return refuse('MEMBERS_UNKNOWN', `没有这些会员号：${told}${more}。一张都没有发，请核对后再发。`)
}

async function isAmong({ edge, memberId }: WorkerCall<Operator>, members: Listed[]): Promise<boolean> {
  const ids = idsOf(await readAccount(edge.store, memberId))
  return members.some((member) => ids.includes(member.memberId))
}

/** Wants the budget, writes the issue down where there is none, and holds the budget; done again it changes nothing. */
async function begin(
  edge: Edge,
  template: SavedVersion,
  issue: Omit<Issue, 'version' | 'label' | 'state' | 'next' | 'givenCount' | 'missed'>,
): Promise<Issue | Refusal> {
  const cost = { key: issue._id, fen: costFen(issue.members, template) }
  const refusal = await wantCost(edge.store, template.templateId, cost)
  if (refusal) return refusal
  const { _id: version, name: label } = template
  const start = { state: 'running', next: 0, givenCount: 0, missed: [] } as const
  await edge.store.insert('issues', [{ ...issue, version, label, ...start }])
  await holdCost(edge.store, template.templateId, { ...cost, number: 1 })
  const standing = await readIssue(edge.store, issue._id)
  if (!standing) throw new Error('an issue was neither written nor found')
  return standing.cause === issue.cause ? standing : refusals.requestReused
}

/** Writes down the issue that a second operator has approved; the job does the rest. */
export async function carryOutIssue(
  edge: Edge,
  _settings: Settings,
  approval: Approval,
): Promise<Reply<unknown>> {
  const { content, reason, by, byName, decided, at } = approval
  // The content is ours: it was written by a proposal of this kind.
  const { issueId, version, ...asked } = content as unknown as { issueId: string; version: string } & Pick<
    Issue,
    'members' | 'cause'
  >
  const template = await readVersion(edge.store, version)
  if (!template) return templateUnknown
  if (template.isRevoked) return revoked
  const who = { by, byName, approvedBy: decided?.by ?? null, approvedName: decided?.byName ?? null }
  const begun = await begin(edge, template, { _id: issueId, ...asked, reason, at, ...who })
  return isRefusal(begun) ? begun : answer(null)
}

async function readIssue(store: Store, issueId: string): Promise<Issue | null> {
  const stored = await store.get('issues', issueId)
  return stored && issueFrom(stored)
}

/** The issue in a document. */
export function issueFrom(stored: Stored): Issue {
  // The document is ours: it was written from an Issue.
  return stored as unknown as Issue
}

/** The issues with how far they have come, the newest first. */
export async function listIssues(
  { edge }: WorkerCall<Operator>,
  { before }: { before?: string | undefined },
): Promise<{ issues: IssueView[]; next: string | null }> {
  const found = await pageOf(edge.store, { collection: 'issues', where: {}, by: 'at', limit: PAGE }, before)
  const issues = found.map(issueFrom)
  const last = issues.at(-1)
  const next = last && issues.length === PAGE ? cursorOf({ at: last.at, id: last._id }) : null
  return { issues: issues.map(issueView), next }
}
