/**
 * functions.invokeFunction: one function calls another. The callee sees the first caller's identity and, as its source,
 * the path so far.
 */
import { CloudFailure } from '../failure'
import { AdminFailure } from '../gateway/admin-failure'
import type { Service } from '../gateway/service'
import { withUserInfo, type Caller } from './environment'
import { InvocationFailed, type Runtime } from './runtime'

/** The service behind callFunction; unknown functions and failed calls are told in production's codes. */
export function callService(runtime: Runtime): Service {
  return async (request, call) => {
    const name = typeof request.function_name === 'string' ? request.function_name : ''
    const origin = runtime.running(call.invocationId)?.caller ?? {}
    const event = parseEvent(request.request_data)
    const caller: Caller = { ...origin, source: [origin.source, 'scf'].filter(Boolean).join(',') }
    try {
      const { text } = await runtime.invoke(name, JSON.stringify(withUserInfo(event, origin.openid)), caller)
      return { data: { response_data: text } }
    } catch (thrown) {
      throw inProductionsWords(thrown, name)
    }
  }
}

function parseEvent(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string' || text === '') return {}
  try {
    const event: unknown = JSON.parse(text)
    // An object that is no array is a record of unknown values.
    if (typeof event === 'object' && event !== null && !Array.isArray(event))
      return event as Record<string, unknown>
  } catch {
    throw new AdminFailure('INVALID_PARAM', 'request_data is not JSON.')
  }
  throw new AdminFailure('INVALID_PARAM', 'request_data must be a JSON object.')
}

function inProductionsWords(thrown: unknown, name: string): unknown {
  const failure = thrown instanceof InvocationFailed ? thrown.cause : thrown
  if (!(failure instanceof CloudFailure)) return failure
  if (failure.code === 'FUNCTION_NOT_FOUND')
    return new AdminFailure('FUNCTIONS_REQUEST_FAIL', `FunctionName parameter could not be found: ${name}.`)
  return new AdminFailure('FUNCTIONS_EXECUTE_FAIL', `${failure.code}: ${failure.message}`)
}
