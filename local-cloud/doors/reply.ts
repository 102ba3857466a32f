/**
 * Writing answers.
 */
import type { ServerResponse } from 'node:http'
import { asFailure, statusOf } from '../failure'
import { dropRest } from '../request-body'

/** Answers JSON that is already written, with HTTP 200 unless told otherwise. */
export function sendJson(response: ServerResponse, text: string, status = 200): void {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  }
  response.writeHead(status, headers).end(text)
}

/** Answers a failure of the cloud: its status, its code, its sentence. */
export function sendFailure(response: ServerResponse, thrown: unknown): void {
  const failure = asFailure(thrown)
  if (response.headersSent) {
    response.destroy()
    return
  }
  sendJson(
    response,
    JSON.stringify({ ok: false, code: failure.code, message: failure.message }),
    statusOf(failure),
  )
  if (!response.req.complete) dropRest(response.req)
}
