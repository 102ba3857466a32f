/** Operators come in by a code that is good once, from the third on by the word of two, and one may end another's rights. */
import type * as v from 'valibot'
import type { Approval } from '../../src/domain/approval'
import { refusals } from '../../src/domain/refusals'
import { shortHash } from '../../src/domain/request'
import { answer, isRefusal, type Refusal, type Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import {
  accept,
  type EndOperator,
  endRights,
  invite,
  type InviteOperator,
  invitingOf,
  operatorAlone,
  type Team,
  type TeamInvite,
  teammate,
} from '../../src/domain/team'
import type { Call } from './action'
import { propose, proposedBy } from './approvals'
import type { Edge } from './edge'
import { INVITE_MS } from './invites'
import { workerIdOf } from './member-id'
import type { Waiting } from './operator-requests'
import { changeTeam } from './team'
import { codeOf, inviteIdOf, type TeamView, viewOf } from './team-view'
import type { Operator, WorkerCall } from './workers'

type OperatorCall = WorkerCall<Operator>
type Inviting = v.InferOutput<typeof InviteOperator>

export interface Invited {
  state: 'invited'
  code: string
  expiresAt: number
}

/**
 * Makes a code that makes one other person an operator, for seven days; once there have been two, it waits for a second
 * one's word. The same request answers the same. Refuses the last one left of several.
 */
export async function inviteOperator(
  call: OperatorCall,
  input: Inviting,
): Promise<Invited | Waiting | Refusal> {
  const { edge, worker, now } = call
  const mine = inviteBy(edge, { by: worker._id, requestId: input.requestId, name: input.name }, now)
  const team = await changeTeam(edge.store, (standing) =>
    invitingOf(standing) === 'alone' ? invite(standing, mine, now) : standing,
  )
  if (isRefusal(team)) return team
  const made = team.invites.find(({ id }) => id === mine.id)
  if (!made) return proposeInvite(call, input, team)
  if (made.name !== input.name) return refusals.requestReused
  return { state: 'invited', code: codeOf(edge, made), expiresAt: made.expiresAt }
}

type Maker = Pick<TeamInvite, 'by' | 'requestId' | 'name'>

/** An invitation of one operator; its days begin when it is made, or approved. */
function inviteBy(edge: Edge, maker: Maker, at: number): TeamInvite {
  const id = inviteIdOf(codeOf(edge, maker))
  return { ...maker, id, approvedBy: null, expiresAt: at + INVITE_MS, state: 'open' }
}

async function proposeInvite(call: OperatorCall, input: Inviting, team: Team): Promise<Waiting | Refusal> {
  const proposed = await proposedBy(call, input)
  if (proposed) return proposed
  if (invitingOf(team) === 'closed') return operatorAlone
  const { requestId, name, reason = '' } = input
  const names = team.operators.map((one) => one.name)
  return propose(call, input, {
    kind: 'operator',
    content: { requestId, name },
    rows: [{ label: '运营', before: names.join('、'), after: [...names, name].join('、') }],
    reason,
    memberId: '',
  })
}

/** Opens an invitation that a second operator has approved. Refuses where either of the two is no operator any more. */
export async function carryOutInvite(
  edge: Edge,
  _settings: Settings,
  { content, by, decided }: Approval,
): Promise<Reply<null>> {
  // The content is ours: it was written by a proposal of this kind.
  const { requestId, name } = content as { requestId: string; name: string }
  if (!decided) throw new Error('an invitation is carried out that nobody has decided on')
  const approved = { ...inviteBy(edge, { by, requestId, name }, decided.at), approvedBy: decided.by }
  const team = await changeTeam(edge.store, (standing) => invite(standing, approved, edge.now()))
  return isRefusal(team) ? team : answer(null)
}

/**
 * Makes the caller an operator. The same person may send the code again. Refuses an operator, and a code that is used,
 * over or none.
 */
export async function acceptOperator(
  { edge, openid, now }: Call,
  { code }: { code: string },
): Promise<{ name: string } | Refusal> {
  const operatorId = workerIdOf(edge, openid)
  const inviteId = inviteIdOf(code.toUpperCase().replace(/[\s-]/g, ''))
  const team = await changeTeam(edge.store, (standing) => accept(standing, { inviteId, operatorId }, now))
  return isRefusal(team) ? team : { name: teammate(team, operatorId)?.name ?? '' }
}

/**
 * Ends an operator's rights at once, by one other's word: taking away is safer than giving. Refuses who is no operator,
 * and the last one's own.
 */
export async function endOperator(
  call: OperatorCall,
  { requestId, operatorId, reason }: v.InferOutput<typeof EndOperator>,
): Promise<TeamView | Refusal> {
  const { edge, worker, now } = call
  const request = shortHash('end operator', worker._id, requestId)
  const team = await changeTeam(edge.store, (standing) => {
    const name = teammate(standing, operatorId)?.name ?? ''
    const by = { by: worker._id, byName: worker.name }
    return endRights(standing, { request, operatorId, name, ...by, reason, at: now })
  })
  return isRefusal(team) ? team : viewOf(call, team)
}
