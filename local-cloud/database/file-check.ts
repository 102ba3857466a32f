/**
 * A look at the file before lmdb opens it: lmdb takes the whole program down over a file that is none of its own.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { CloudFailure, systemCodeOf } from '../failure'

/** Where lmdb writes its mark and the size of its pages, bytes from the start of each of its two first pages. */
const markAt = 24
const pageBytesAt = 48
const mark = 0xbeefc0de

/** Whether there is a database in the folder. Refuses a file that is something else. */
export function hasDatabase(dir: string): boolean {
  let file: number
  try {
    file = openSync(join(dir, 'data.mdb'), 'r+')
  } catch (thrown) {
    if (systemCodeOf(thrown) === 'ENOENT') return false
    throw thrown
  }
  try {
    return isDatabase(file, dir)
  } finally {
    closeSync(file)
  }
}

function isDatabase(file: number, dir: string): boolean {
  const head = Buffer.alloc(pageBytesAt + 4)
  // A process that was killed before it had written anything leaves an empty file.
  if (readSync(file, head, 0, head.length, 0) === 0) return false
  const second = Buffer.alloc(head.length)
  readSync(file, second, 0, second.length, head.readUInt32LE(pageBytesAt))
  if (head.readUInt32LE(markAt) !== mark || second.readUInt32LE(markAt) !== mark)
    throw new CloudFailure('DATA_DAMAGED', `The file data.mdb in ${dir} is damaged: it is no database.`)
  return true
}
