/**
 * /console: a page for the person who develops, and the JSON behind it at /console/api/.
 */
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { parseObject, readBody } from '../doors/body'
import { fileAt, sendFile } from '../doors/files'
import { sendJson } from '../doors/reply'
import type { Door } from '../doors/server'
import { CloudFailure } from '../failure'
import type { Parts } from '../parts'
import { answers } from './answers'

const pageDir = join(__dirname, 'page')
const bodyBytesMax = 100 * 1024

/** The door of the console. */
export function consoleDoor(parts: Parts): Door {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://cloud')
    if (url.pathname === '/console') return void response.writeHead(302, { location: '/console/' }).end()
    const path = url.pathname.slice('/console/'.length)
    if (path.startsWith('api/')) {
      const answer = await answerTo(parts, request, {
        path: path.slice('api/'.length),
        query: url.searchParams,
      })
      return sendJson(response, JSON.stringify(answer ?? { ok: true }))
    }
    const file = fileAt(pageDir, `/${path}`)
    if (file === undefined)
      throw new CloudFailure('PATH_UNKNOWN', `The console has no page at ${url.pathname}.`)
    sendFile(request, response, file)
  }
}

async function answerTo(
  parts: Parts,
  request: IncomingMessage,
  { path, query }: { path: string; query: URLSearchParams },
): Promise<unknown> {
  const name = `${request.method} ${path}`
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined
  if (answer === undefined) throw new CloudFailure('PATH_UNKNOWN', `The console does not answer ${name}.`)
  const body = parseObject(await readBody(request, bodyBytesMax))
  return answer(parts, { ...Object.fromEntries(query), ...body })
}
