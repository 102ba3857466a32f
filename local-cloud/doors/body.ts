/**
 * Reading what was sent, up to a limit.
 */
import type { IncomingMessage } from 'node:http'
import { CloudFailure } from '../failure'
import { bodyOf } from '../request-body'

/** As deep as a document of the database may be. */
const DEPTH_MAX = 100

/** The whole body. Refuses one above the limit, bytes, as soon as it is known to be. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const body = await bodyOf(request, bytesMax)
  if (body) return body
  throw new CloudFailure('BODY_TOO_LARGE', `The request is larger than ${bytesMax} bytes.`)
}

/** The JSON object in a body; an empty body is an empty object. Refuses everything else. */
export function parseObject(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new CloudFailure('BODY_INVALID', 'The body of the request is not JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CloudFailure('BODY_INVALID', 'The body of the request must be a JSON object.')
  if (isTower(value))
    throw new CloudFailure(
      'BODY_INVALID',
      `The body of the request is nested deeper than ${DEPTH_MAX} levels.`,
    )
  // Just seen to be an object that is no array.
  return value as Record<string, unknown>
}

/** True for what is nested so deep that walking it could overflow the stack; stops at the limit itself. */
function isTower(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === DEPTH_MAX || Object.values(value).some((inner) => isTower(inner, depth + 1))
}
