/**
 * storage.*: what uploadFile, downloadFile, getTempFileURL and deleteFile send.
 */
import { AdminFailure } from '../gateway/admin-failure'
import type { Services } from '../gateway/service'
import { envId } from '../runtime/environment'
import type { FileStore } from './file-store'
import type { Links } from './links'

const bucket = `${envId}.local-bucket`
const uploadSeconds = 600
const readSeconds = 7200
const readSecondsMax = 30 * 24 * 3600
const pathBytesMax = 850

/** The services of stored files, for the SDK: links to put and to get them, and removal. Refuse malformed paths. */
export function storageServices(store: FileStore, links: Links): Services {
  const linkTo = (fileId: unknown, seconds: number) => {
    const path = pathIn(fileId)
    const isThere = path !== undefined && store.find(path) !== undefined
    if (!isThere) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileId, tempFileURL: '' }
    return { code: 'SUCCESS', fileID: fileId, tempFileURL: links.make('GET', store.nameOf(path), seconds) }
  }
  return {
    'storage.getUploadMetadata': async (request) => {
      const path = checkedPath(request.path)
      const fileId = `cloud://${bucket}/${path}`
      const url = `${links.make('PUT', store.nameOf(path), uploadSeconds)}&path=${encodeURIComponent(path)}`
      // The SDK puts cosFileId into a header, which takes no Chinese.
      const cosFileId = encodeURIComponent(fileId)
      return { data: { url, token: 'local', authorization: 'local', fileId, cosFileId } }
    },
    'storage.batchGetDownloadUrl': async (request) => {
      const asked = listIn(request.file_list).map(
        (entry) => Object(entry) as { fileid?: unknown; max_age?: unknown },
      ) // unknown fields of whatever it is
      return { data: { download_list: asked.map((file) => linkTo(file.fileid, secondsOf(file.max_age))) } }
    },
    'storage.batchDeleteFile': async (request) => {
      const removed = listIn(request.fileid_list).map((fileID) => {
        const path = pathIn(fileID)
        const isGone = path !== undefined && store.remove(path)
        return { fileID, code: isGone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
      })
      return { data: { delete_list: removed } }
    },
  }
}

function secondsOf(maxAge: unknown): number {
  const isSound = typeof maxAge === 'number' && Number.isInteger(maxAge) && maxAge > 0
  return isSound ? Math.min(maxAge, readSecondsMax) : readSeconds
}

function listIn(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new AdminFailure('INVALID_PARAM', 'The list of files is missing.')
  return value
}

/** The cloud path in a file id, or undefined when the id is not of this cloud. */
function pathIn(fileId: unknown): string | undefined {
  const start = `cloud://${bucket}/`
  return typeof fileId === 'string' && fileId.startsWith(start) ? fileId.slice(start.length) : undefined
}

/** Production's rules for a cloud path; a path that climbs is refused although it could do nothing here. */
function checkedPath(value: unknown): string {
  const path = typeof value === 'string' ? value : ''
  const hasBadPart = path.split('/').some((part) => part === '' || part === '.' || part === '..')
  const hasControl = [...path].some((character) => character < ' ' || character === '\\')
  if (hasBadPart || hasControl || Buffer.byteLength(path) > pathBytesMax)
    throw new AdminFailure('STORAGE_REQUEST_FAIL', `The cloud path "${path.slice(0, 100)}" is not allowed.`)
  return path
}
