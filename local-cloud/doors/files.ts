/**
 * Serving files of a folder: the site and the console. Nothing outside the folder is reached.
 */
import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { CloudFailure, systemCodeOf } from '../failure'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
}

/** The content type of a file by its name; bytes when the name says nothing. */
export function contentTypeOf(path: string): string {
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

/** The file of a folder that a URL path names, or undefined; an address that climbs out names none. */
export function fileAt(dir: string, urlPath: string): string | undefined {
  const decoded = decode(urlPath)
  if (decoded === undefined || decoded.includes('\0')) return undefined
  const path = normalize(join(dir, decoded))
  if (path !== normalize(dir) && !path.startsWith(normalize(dir + sep))) return undefined
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return fileAt(path, 'index.html')
  return found?.isFile() ? path : undefined
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return undefined
  }
}

/** Answers a file; one that did not change since the browser saw it is answered as such. Refuses other methods. */
export function sendFile(request: IncomingMessage, response: ServerResponse, path: string): void {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new CloudFailure('METHOD_UNKNOWN', 'Files are read with GET.')
  const { size, mtimeMs } = statSync(path)
  const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
  const headers = { etag: tag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(200, { ...headers, 'content-type': contentTypeOf(path), 'content-length': size })
  if (request.method === 'HEAD') response.end()
  else stream(path, response)
}

function stream(path: string, response: ServerResponse): void {
  createReadStream(path)
    .on('error', (thrown) => response.destroy(new Error(systemCodeOf(thrown) ?? thrown.message)))
    .pipe(response)
}
