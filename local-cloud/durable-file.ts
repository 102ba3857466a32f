/**
 * Small files that must survive a kill: written beside, flushed, renamed over.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { CloudFailure, systemCodeOf } from './failure'

/** Replaces the file as a whole: a reader after a kill finds the old text or the new one, never a half. */
export function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`
  const file = openSync(beside, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(beside, path)
  flushFolder(dirname(path))
}

/** A rename is durable only when its folder is; Windows cannot open folders and does not need it. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** The JSON in a file of the data folder, or undefined when there is none. Refuses what is no JSON. */
export function readJsonFile(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (thrown) {
    if (systemCodeOf(thrown) === 'ENOENT') return undefined
    throw thrown
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new CloudFailure('DATA_DAMAGED', `The file ${path} is damaged: it is not JSON.`)
  }
}
