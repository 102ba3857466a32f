/**
 * /storage/<name>?t=…&sign=…: reading and writing stored files by their links.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendFile } from '../doors/files'
import type { Door } from '../doors/server'
import { asFailure, CloudFailure, statusOf } from '../failure'
import type { FileStore } from './file-store'
import type { Links } from './links'

interface Asked {
  name: string
  request: IncomingMessage
  response: ServerResponse
}

/** The door of stored files. A link that is wrong, too old, or of another method finds nothing. */
export function storageDoor(store: FileStore, links: Links): Door {
  return async (request, response) => {
    const name = links.read(request.method ?? 'GET', request.url ?? '/')
    if (name === undefined)
      throw new CloudFailure('FILE_NOT_FOUND', 'The link to this file is wrong or too old.')
    if (request.method === 'PUT') await write(store, { name, request, response }).catch(asXml(response))
    else read(store, { name, request, response })
  }
}

function read(store: FileStore, { name, request, response }: Asked): void {
  const address = store.addressOf(name)
  if (address === undefined) throw new CloudFailure('FILE_NOT_FOUND', 'This file is no longer there.')
  // Whatever was uploaded must not run as a page of the cloud.
  response.setHeader('content-security-policy', 'sandbox')
  sendFile(request, response, address)
}

/** Object storage tells failures as XML, and the SDK reads nothing else. */
function asXml(response: ServerResponse): (thrown: unknown) => void {
  return (thrown) => {
    if (response.destroyed) return
    const failure = asFailure(thrown)
    const words = failure.message.replace(/[<>&]/g, ' ')
    const fields = `<Code>${failure.code}</Code><Message>${words}</Message><RequestId></RequestId><TraceId></TraceId>`
    response.writeHead(statusOf(failure), { 'content-type': 'application/xml', connection: 'close' })
    response.end(`<Error>${fields}</Error>`)
  }
}

/** The SDK reads an empty answer as success, and anything else as the XML of a failure. */
async function write(store: FileStore, { name, request, response }: Asked): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://cloud').searchParams.get('path') ?? ''
  if (store.nameOf(path) !== name) throw new CloudFailure('FILE_NOT_FOUND', 'The link is for another file.')
  await store.store(path, request)
  response.writeHead(200, { 'content-length': 0 }).end()
}
