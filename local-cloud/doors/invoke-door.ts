/**
 * POST /invoke/<function>: what wx.cloud.callFunction is on a phone. The identity is the header x-openid.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { CloudFailure } from '../failure'
import type { Limits } from '../options'
import { withUserInfo, type Caller } from '../runtime/environment'
import { InvocationFailed, type Invocation, type Runtime } from '../runtime/runtime'
import { parseObject, readBody } from './body'
import { sendJson } from './reply'

const identityPattern = /^[A-Za-z0-9_-]{1,128}$/

/** Answers the function's result as JSON. Refuses callers without identity and functions closed to clients. */
export async function answerInvoke(
  doors: { runtime: Runtime; limits: Limits },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = (request.url ?? '').split('?')[0]?.slice('/invoke/'.length) ?? ''
  if (request.method !== 'POST') throw new CloudFailure('METHOD_UNKNOWN', 'A function is called with POST.')
  const caller = callerOf(request)
  const { config } = doors.runtime.folders.find(name)
  if (config.permissions.invoke === false)
    throw new CloudFailure('FORBIDDEN', `The function "${name}" is closed to clients.`)
  const event = parseObject(await readBody(request, doors.limits.invokeBodyBytesMax))
  const eventText = JSON.stringify(withUserInfo(event, caller.openid))
  const invocation = await tellCost(response, doors.runtime.invoke(name, eventText, caller))
  sendJson(response, invocation.text)
}

function callerOf(request: IncomingMessage): Caller {
  const openid = identityIn(request, 'x-openid')
  const unionid = identityIn(request, 'x-unionid')
  if (openid === undefined)
    throw new CloudFailure(
      'IDENTITY_MISSING',
      'A client call needs the header x-openid: a phone always has one.',
    )
  return { openid, source: 'wx_client', ...(unionid !== undefined && { unionid }) }
}

function identityIn(request: IncomingMessage, header: string): string | undefined {
  const value = request.headers[header]
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string' || !identityPattern.test(value))
    throw new CloudFailure(
      'IDENTITY_INVALID',
      `The header ${header} holds letters, digits, "_" and "-", 128 at most.`,
    )
  return value
}

/** Puts what an invocation cost into the headers of its answer, also when it failed. */
export async function tellCost(response: ServerResponse, running: Promise<Invocation>): Promise<Invocation> {
  const tell = (told: { invocationId: string; databaseCalls: number; isCold?: boolean }) => {
    response.setHeader('x-cloud-invocation', told.invocationId)
    response.setHeader('x-cloud-database-calls', told.databaseCalls)
    response.setHeader('x-cloud-cold', told.isCold ? 1 : 0)
  }
  try {
    const invocation = await running
    tell(invocation)
    return invocation
  } catch (thrown) {
    if (!(thrown instanceof InvocationFailed)) throw thrown
    tell(thrown)
    throw thrown.cause
  }
}
