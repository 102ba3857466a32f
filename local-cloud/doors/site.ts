/**
 * The web app at "/": files of a folder, single files at stated addresses, and the app's entry for every other page.
 */
import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import { CloudFailure } from '../failure'
import { fileAt, sendFile } from './files'
import type { Door } from './server'

/** The door of a site; without a site "/" leads to the console. */
export function siteDoor(site: { dir: string; files?: Record<string, string> } | undefined): Door {
  return (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (site === undefined && path === '/')
      return void response.writeHead(302, { location: '/console/' }).end()
    const file = site && fileOf(site, path)
    if (file === undefined) throw new CloudFailure('PATH_UNKNOWN', `There is nothing at ${path}.`)
    sendFile(request, response, file)
  }
}

function fileOf(site: { dir: string; files?: Record<string, string> }, path: string): string | undefined {
  const single = site.files?.[path]
  if (single !== undefined) return existsSync(single) ? single : undefined
  const found = fileAt(site.dir, path)
  // The pages of a web app are addresses without an extension: the app finds them itself.
  return found ?? (extname(path) === '' ? fileAt(site.dir, '/index.html') : undefined)
}
