/**
 * ANY /http/<function>[/path]: an HTTP trigger. The function gets the request as an event; a result with a statusCode
 * is an integration response, any other is answered as JSON.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as v from 'valibot'
import { CloudFailure } from '../failure'
import type { Limits } from '../options'
import type { Runtime } from '../runtime/runtime'
import { readBody } from './body'
import { tellCost } from './invoke-door'
import { sendJson } from './reply'

const HeaderValue = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String))
const Integration = v.object({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), HeaderValue), {}),
  body: v.optional(v.unknown()),
  isBase64Encoded: v.optional(v.boolean(), false),
})
type Integration = v.InferOutput<typeof Integration>

/** Calls the function with SOURCE wx_http and no identity. */
export async function answerHttp(
  doors: { runtime: Runtime; limits: Limits },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://cloud')
  const [name = '', ...path] = url.pathname.slice('/http/'.length).split('/')
  doors.runtime.folders.find(name)
  const body = await readBody(request, doors.limits.httpBodyBytesMax)
  const event = eventOf(request, body, {
    path: `/${path.join('/')}`,
    query: Object.fromEntries(url.searchParams),
  })
  const running = doors.runtime.invoke(name, JSON.stringify(event), { source: 'wx_http' })
  const invocation = await tellCost(response, running)
  const result: unknown = JSON.parse(invocation.text)
  if (typeof result !== 'object' || result === null || !('statusCode' in result))
    return sendJson(response, invocation.text)
  const integration = v.safeParse(Integration, result)
  if (!integration.success) {
    const reason = integration.issues[0].message
    throw new CloudFailure('REPLY_INVALID', `"${name}" answered a malformed integration response: ${reason}`)
  }
  sendIntegration(response, name, integration.output)
}

/** The event as CloudBase's HTTP access makes it; bytes that are no text come as base64. */
function eventOf(
  request: IncomingMessage,
  body: Buffer,
  address: { path: string; query: Record<string, string> },
) {
  const text = asText(body)
  return {
    path: address.path,
    httpMethod: request.method,
    headers: request.headers,
    queryStringParameters: address.query,
    requestContext: {},
    body: text ?? body.toString('base64'),
    isBase64Encoded: text === undefined,
  }
}

function asText(body: Buffer): string | undefined {
  try {
    // A byte order mark belongs to the body: whoever signed it signed that too.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return undefined
  }
}

function sendIntegration(response: ServerResponse, name: string, integration: Integration): void {
  const { statusCode, headers, body, isBase64Encoded } = integration
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  const bytes = Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8')
  try {
    for (const [header, value] of Object.entries(headers)) response.setHeader(header, value)
  } catch {
    throw new CloudFailure('REPLY_INVALID', `"${name}" answered a header that HTTP does not allow.`)
  }
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.setHeader('content-length', bytes.length)
  response.writeHead(statusCode).end(bytes)
}
