/**
 * The folder that holds everything durable: one cloud at a time, one format.
 */
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { readJsonFile, replaceFile } from './durable-file'
import { CloudFailure, systemCodeOf } from './failure'

/** Raised whenever an older cloud could not read what this one writes. */
const formatVersion = 1

const Marker = v.object({ format: v.number() })
const Lock = v.object({ pid: v.number(), startedAt: v.string() })

export interface DataFolder {
  /** Its real address, without links. */
  dir: string
  isNew: boolean
  /** Gives the folder free for the next cloud. */
  release(): void
}

/** Opens the folder or makes it. Refuses one that cannot be written, is in use, or is of a newer format. */
export function openDataFolder(asked: string): DataFolder {
  makeWritable(asked)
  const dir = realpathSync(asked)
  const lockPath = join(dir, 'lock.json')
  takeLock(dir, lockPath)
  try {
    const isNew = checkFormat(dir)
    return { dir, isNew, release: () => rmSync(lockPath, { force: true }) }
  } catch (thrown) {
    rmSync(lockPath, { force: true })
    throw thrown
  }
}

function makeWritable(dir: string): void {
  try {
    makeFolders(dir)
    accessSync(dir, constants.W_OK | constants.R_OK | constants.X_OK)
  } catch (thrown) {
    const reason = systemCodeOf(thrown) ?? String(thrown)
    throw new CloudFailure('DATA_NOT_WRITABLE', `The data folder ${dir} cannot be written (${reason}).`)
  }
}

/** One folder after another: Node's own recursion never ends in a place that takes no folder, such as /proc. */
function makeFolders(dir: string): void {
  if (isFolder(dir)) return
  if (dirname(dir) !== dir) makeFolders(dirname(dir))
  try {
    mkdirSync(dir)
  } catch (thrown) {
    // Somebody else may have made it just now.
    if (!isFolder(dir)) throw thrown
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** True when the folder is new. Its marker is written first, so that a half-made folder is recognised as ours. */
function checkFormat(dir: string): boolean {
  const path = join(dir, 'cloud.json')
  const found = readJsonFile(path)
  if (found === undefined) {
    replaceFile(path, JSON.stringify({ format: formatVersion }))
    return true
  }
  const marker = v.safeParse(Marker, found)
  if (!marker.success)
    throw new CloudFailure('DATA_DAMAGED', `The file ${path} is damaged: it names no format.`)
  if (marker.output.format > formatVersion) {
    const versions = `format ${marker.output.format}, this program reads up to ${formatVersion}`
    throw new CloudFailure('DATA_NEWER', `The data folder ${dir} was made by a newer version (${versions}).`)
  }
  return false
}

function takeLock(dir: string, path: string): void {
  const holder = v.safeParse(Lock, readLock(path))
  if (holder.success && isRunning(holder.output)) {
    const who = `process ${holder.output.pid}`
    throw new CloudFailure('DATA_IN_USE', `The data folder ${dir} is in use by ${who}; stop that one first.`)
  }
  rmSync(path, { force: true })
  try {
    const own = { pid: process.pid, startedAt: startOf(process.pid) }
    writeFileSync(path, JSON.stringify(own), { flag: 'wx' })
  } catch (thrown) {
    if (systemCodeOf(thrown) === 'EEXIST')
      throw new CloudFailure('DATA_IN_USE', `The data folder ${dir} was taken by another process just now.`)
    const reason = systemCodeOf(thrown) ?? String(thrown)
    throw new CloudFailure('DATA_NOT_WRITABLE', `The data folder ${dir} cannot be written (${reason}).`)
  }
}

/** A torn lock is nobody's: its writer was killed while writing it. */
function readLock(path: string): unknown {
  try {
    return readJsonFile(path)
  } catch {
    return undefined
  }
}

function isRunning(holder: { pid: number; startedAt: string }): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (thrown) {
    if (systemCodeOf(thrown) === 'ESRCH') return false
  }
  return startOf(holder.pid) === holder.startedAt
}

/** When a process started: a killed cloud's number may belong to somebody else by now. Empty where /proc is absent. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
