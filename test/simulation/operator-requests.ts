/** What operators ask: corrections of points, alone or with the consent of another one. */
import type { Edge } from '../../cloudfunctions/lib/edge'
import type { WorkerCall, Operator } from '../../cloudfunctions/lib/workers'
import { actionRequest } from './product-requests'
import { newRequestId, type Person, type Request } from './request'
import { rulesIn, type World } from './world'

export const operators = ['Ann', 'Ben', 'Cid']

/** A call of an operator who has no card. */
export function callOf(world: World, name: string, { edge, action }: { edge: Edge; action: string }) {
  const worker: Operator = { _id: `w${name}`, name, openedAt: 0 }
  const call: WorkerCall<Operator> = {
    edge,
    openid: name,
    memberId: '',
    action,
    settings: rulesIn(world),
    now: edge.now(),
    worker,
  }
  return call
}

/** Gives or takes points by hand; above a limit it only proposes to. */
export function adjustRequest(world: World, person: Person): Request {
  const { dice, kernel, database } = world
  const member = database.get('members', person.memberId)
  if (!member) return actionRequest(world, person, { what: 'join' })
  const name = dice.pick(operators)
  const requestId = newRequestId(world)
  const action = 'operator.adjustPoints'
  const opId = kernel.request.requestOpId(`w${name}`, action, requestId)
  const points = dice.pick([5, -5, 300, -300, 1000, 1001, -5000])
  const ask = async (edge: Edge, sent: { points: number; repeat: boolean }) => {
    const input = { requestId, member: String(member.memberNo), reason: 'counted again', ...sent }
    const reply = await kernel.adjusting.adjustPoints(callOf(world, name, { edge, action }), input)
    if ('state' in reply && reply.state === 'waiting') return []
    return [{ key: opId, opId, reply: 'ok' in reply ? reply : ({ ok: true, value: reply } as const) }]
  }
  return {
    what: `${points} points for ${person.openid} by ${name}`,
    isFact: false,
    run: (edge, repeat) => ask(edge, { points, repeat }),
    misuse: (edge) => ask(edge, { points: points + 1, repeat: false }),
  }
}

/** Decides on some proposal, if there is one; what becomes of it is looked at in the end. */
export function approveRequest(world: World, person: Person): Request {
  const { dice, kernel, database } = world
  const proposals = [...database.all('approvals')]
  if (proposals.length === 0) return adjustRequest(world, person)
  const approvalId = dice.pick(proposals)._id
  const name = dice.pick(operators)
  const decision = dice.pick(['approve', 'approve', 'reject'] as const)
  const requestId = newRequestId(world)
  const call = (edge: Edge) => callOf(world, name, { edge, action: 'operator.approve' })
  return {
    what: `${name} to ${decision} ${approvalId}`,
    isFact: false,
    async run(edge) {
      await kernel.approving.approve(call(edge), { requestId, approvalId, decision })
      return []
    },
  }
}
