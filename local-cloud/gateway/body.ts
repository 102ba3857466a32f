/**
 * The body of a request to the gateway: JSON, or the multipart form in which the SDK sends openapi calls.
 */
import type { IncomingMessage } from 'node:http'
import { bodyOf } from '../request-body'
import { AdminFailure } from './admin-failure'
import type { AdminRequest } from './service'

/** Reads the whole body. Refuses one of more than `bytesMax` bytes, as soon as it is known to be. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const body = await bodyOf(request, bytesMax)
  if (body) return body
  throw new AdminFailure('EXCEED_MAX_PAYLOAD_SIZE', `The request is larger than ${bytesMax} bytes.`)
}

/** The fields of a body. Refuses what is neither a JSON object nor a multipart form. */
export async function parseBody(body: Buffer, contentType: string): Promise<AdminRequest> {
  if (contentType.startsWith('multipart/form-data')) return parseForm(body, contentType)
  return parseJson(body)
}

function parseJson(body: Buffer): AdminRequest {
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString('utf8'))
  } catch {
    throw new AdminFailure('INVALID_PARAM', 'The body of the request is not JSON.')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new AdminFailure('INVALID_PARAM', 'The body of the request is not a JSON object.')
  return parsed as AdminRequest // a JSON object whose fields are all unknown
}

/** Files arrive as bytes, the other fields as text. */
async function parseForm(body: Buffer, contentType: string): Promise<AdminRequest> {
  const fields: AdminRequest = {}
  try {
    const form = await new Response(namingBytes(body), {
      headers: { 'content-type': contentType },
    }).formData()
    for (const [name, value] of form.entries())
      fields[name] = typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer())
  } catch {
    throw new AdminFailure('INVALID_PARAM', 'The body of the request is not a multipart form.')
  }
  return fields
}

/** The SDK sends protobuf as a part without a file name, which a form reads as text: it is given a name. */
function namingBytes(body: Buffer): Uint8Array<ArrayBuffer> {
  const header =
    /(Content-Disposition: form-data; name="[^"\r\n]*")(\r\nContent-Type: application\/octet-stream\r\n)/g
  return new Uint8Array(
    Buffer.from(body.toString('latin1').replace(header, '$1; filename="bytes"$2'), 'latin1'),
  )
}
