/** One call from outside: parse, who, may they, do it, answer. What nobody knows how to answer is caught here alone. */
import type * as v from 'valibot'
import { refusals } from '../../src/domain/refusals'
import { isRefusal, type Refusal, type Reply } from '../../src/domain/result'
import type { Call } from './action'
import type { Edge } from './edge'
import type { Caller } from './identity'
import { report } from './log'
import { memberIdOf } from './member-id'
import { actionNameOf, parseInput } from './parse'
import { settingsInForce } from './settings'

/** Each action has an input of its own, which its own schema has checked before it runs. */
interface AnyAction {
  schema: v.GenericSchema
  run(call: Call, input: never): Promise<Reply<unknown>>
}

export interface Service {
  /** The function's name: part of what makes a request id unique. */
  name: string
  actions: Record<string, AnyAction>
}

export interface Request {
  event: unknown
  caller: Caller
}

/** Answers one event of a person; nothing that is thrown leaves it. */
export async function respond(
  service: Service,
  edge: Edge | Refusal,
  request: Request,
): Promise<Reply<unknown>> {
  const action = actionNameOf(request.event, service.name)
  if (isRefusal(edge)) return reported({ action }, edge)
  return guarded({ action }, () => act(service, edge, request))
}

/** Does something whose failure must not leave the server: what throws is an outage, told without its cause. */
export async function guarded<Value>(
  line: Record<string, unknown>,
  work: () => Promise<Reply<Value>>,
): Promise<Reply<Value>> {
  const startedAt = performance.now()
  try {
    const reply = await work()
    return reported({ ...line, ms: Math.round(performance.now() - startedAt) }, reply)
  } catch (error) {
    return reported({ ...line, error: error instanceof Error ? error.stack : error }, refusals.unavailable)
  }
}

function reported<Value>(line: Record<string, unknown>, reply: Reply<Value>): Reply<Value> {
  report({ ...line, code: reply.ok ? 'OK' : reply.code })
  return reply
}

async function act(
  { name, actions }: Service,
  edge: Edge,
  { event, caller }: Request,
): Promise<Reply<unknown>> {
  const actionName = actionNameOf(event, name)
  const action = Object.hasOwn(actions, actionName) ? actions[actionName] : undefined
  if (!action) return refusals.actionUnknown
  const input = parseInput(action.schema, event)
  if (isRefusal(input)) return input
  const { openid } = caller
  if (openid === null) return refusals.identityMissing
  const settings = await settingsInForce(edge)
  const memberId = memberIdOf(edge, openid)
  const call = { edge, openid, memberId, action: `${name}.${actionName}`, settings, now: edge.now() }
  // The schema beside this very run has just made the input.
  return action.run(call, input.value as never)
}
