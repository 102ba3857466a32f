/**
 * The parts of a cloud, put together in the order in which they need each other, and taken apart in the reverse.
 */
import type { Server } from 'node:http'
import { join, resolve } from 'node:path'
import { openClock, type Clock } from './clock'
import type { DataFolder } from './data-folder'
import { openDatabase, type Database } from './database/database'
import { doorsOf } from './doors/doors'
import { closeDoors, openDoors, portOf } from './doors/server'
import { asFailure } from './failure'
import { FaultRegister } from './faults'
import { createLog, type Log } from './log'
import { Outbox } from './openapi/outbox'
import type { CloudOptions, Limits } from './options'
import type { Parts } from './parts'
import { openFunctionFolders } from './runtime/function-folder'
import { createRuntime } from './runtime/runtime'
import { openSecrets } from './secrets'
import { FileStore } from './storage/file-store'
import { createLinks } from './storage/links'
import { Timers } from './timers/timers'

/** The name under which the key of links and file names is kept among the secrets; no function sees it. */
const storageKey = 'STORAGE_KEY'

/** Builds a cloud on its data folder and opens its doors. */
export async function assemble(options: CloudOptions, limits: Limits, folder: DataFolder) {
  const parts = await build(options, limits, folder)
  try {
    const server = await openDoors(doorsOf(parts), options.port ?? 0, (thrown) => report(parts.log, thrown))
    parts.address.port = portOf(server)
    parts.address.url = `http://127.0.0.1:${parts.address.port}`
    parts.timers.start()
    parts.clock.keep()
    return { parts, server }
  } catch (thrown) {
    await parts.database.close()
    throw thrown
  }
}

async function build(options: CloudOptions, limits: Limits, folder: DataFolder): Promise<Parts> {
  const { dir } = folder
  const folders = openFunctionFolders(resolve(options.functionsDir))
  const clock = openClock(dir, options.clock)
  const log = createLog(clock.now, options.log)
  const kept = openSecrets(dir, [...(options.secrets ?? []), storageKey], options.env ?? {})
  const { [storageKey]: key = '', ...secrets } = kept
  const outbox = new Outbox(dir, limits.outboxMax)
  const database = await openOwnDatabase(options, dir, clock)
  const faults = new FaultRegister({
    seed: options.faultSeed ?? 1,
    abort: (invocationId) => database.endInvocation(invocationId),
  })
  const address = { url: '', port: 0 }
  const env = { ...options.env, ...secrets }
  const adminUrl = () => `${address.url}/admin`
  const runtime = createRuntime({ folders, clock, log, limits, env, ledger: database, adminUrl })
  const timers = new Timers({ runtime, clock, log, isOn: options.timers ?? true })
  const store = new FileStore({
    dir: join(dir, 'files'),
    key,
    fileBytesMax: limits.fileBytesMax,
    now: clock.now,
  })
  const links = createLinks(() => address.url, key)
  const state = { clock, log, secrets, faults, database, outbox, runtime, timers, store, links }
  return { options, limits, folder, address, ...state }
}

function openOwnDatabase(options: CloudOptions, dir: string, clock: Clock): Promise<Database> {
  const { schema, databaseLimits } = options
  const stated = { ...(schema && { schema }), ...(databaseLimits && { limits: databaseLimits }) }
  return openDatabase({ dir: join(dir, 'database'), clock, ...stated })
}

function report(log: Log, thrown: unknown): void {
  const failure = asFailure(thrown)
  if (failure.code === 'CLOUD_FAILED') log.write({ level: 'error', text: failure.message })
}

/** Lets running calls finish within the grace, ends the workers, closes doors and database, frees the folder. */
export async function takeApart(parts: Parts, server: Server): Promise<void> {
  parts.timers.stop()
  await parts.runtime.pool.stop(parts.limits.stopGraceMs)
  await closeDoors(server, 200)
  parts.clock.close()
  await parts.database.close()
  parts.folder.release()
}
