/**
 * The one door of the SDK: `POST /admin`. An action finds its service; every answer is HTTP 200, a failure is
 * {code, message}. Nothing a caller sends stops it.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dropRest } from '../request-body'
import { AdminFailure, LostReply } from './admin-failure'
import { parseBody, readBody } from './body'
import {
  type AdminCall,
  type AdminReply,
  type AdminRequest,
  type FaultHooks,
  RawReply,
  type Services,
} from './service'

export interface GatewayOptions {
  services: Services
  faults?: FaultHooks
  /** Largest request body, bytes. Default 16 MB. */
  requestBytesMax?: number
  /** Largest answer, bytes: production's packets end at 16 MB. */
  replyBytesMax?: number
  /** Told of failures that are bugs of the cloud and not the caller's. */
  onError?: (error: Error, call: AdminCall) => void
}

/** Answers one request; resolves when it is answered. */
export type Gateway = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const megabyte = 1024 * 1024

/** Makes the door in front of the given services. */
export function createGateway(options: GatewayOptions): Gateway {
  return async (request, response) => {
    const requestId = randomUUID()
    try {
      const body = await readBody(request, options.requestBytesMax ?? 16 * megabyte)
      const fields = await parseBody(body, request.headers['content-type'] ?? '')
      const reply = await answer(options, fields, callOf(fields, requestId))
      send(response, requestId, sizeChecked(encode(reply, requestId), options.replyBytesMax ?? 16 * megabyte))
    } catch (thrown) {
      if (thrown instanceof LostReply) request.socket.destroy()
      else send(response, requestId, encode(failureFields(thrown), requestId))
      if (!request.complete) dropRest(request)
    }
  }
}

/** Runs one action behind the faults, without HTTP: what the door does, for callers in the same process. */
export async function answer(
  options: GatewayOptions,
  fields: AdminRequest,
  call: AdminCall,
): Promise<AdminReply> {
  try {
    const service = Object.hasOwn(options.services, call.action) ? options.services[call.action] : undefined
    if (!service)
      throw new AdminFailure('INVALID_ACTION', `This cloud has no action "${call.action.slice(0, 80)}".`)
    await options.faults?.before(call)
    const reply = await service(fields, call)
    await options.faults?.after(call)
    return reply
  } catch (thrown) {
    if (thrown instanceof AdminFailure || thrown instanceof LostReply) throw thrown
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    options.onError?.(error, call)
    throw new AdminFailure('SYS_ERR', `The local cloud failed: ${error.message}`)
  }
}

function callOf(fields: AdminRequest, requestId: string): AdminCall {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const call = { action: text(fields.action), invocationId: text(fields.wxCloudApiToken), requestId }
  return typeof fields.collectionName === 'string' ? { ...call, collection: fields.collectionName } : call
}

interface Encoded {
  contentType: string
  bytes: Uint8Array
}

function encode(reply: AdminReply, requestId: string): Encoded {
  if (reply instanceof RawReply) return reply
  return {
    contentType: 'application/json; charset=utf-8',
    bytes: Buffer.from(JSON.stringify({ requestId, ...reply })),
  }
}

function sizeChecked(encoded: Encoded, bytesMax: number): Encoded {
  const bytes = encoded.bytes.length
  if (bytes > bytesMax)
    throw new AdminFailure(
      'EXCEED_MAX_PAYLOAD_SIZE',
      `The answer has ${bytes} bytes; ${bytesMax} are allowed.`,
    )
  return encoded
}

function failureFields(thrown: unknown): AdminReply {
  if (thrown instanceof AdminFailure) return { code: thrown.code, message: thrown.message }
  return { code: 'SYS_ERR', message: `The local cloud failed: ${String(thrown)}` }
}

/** The caller may have hung up; then there is nobody to answer. */
function send(response: ServerResponse, requestId: string, { contentType, bytes }: Encoded): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(200, {
    'content-type': contentType,
    'content-length': bytes.length,
    'x-request-id': requestId,
  })
  response.end(bytes)
}
