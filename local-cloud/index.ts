/**
 * WeChat's cloud on one machine: the one thing to import.
 */
import type { Server } from 'node:http'
import { assemble, takeApart } from './assembly'
import { openDataFolder } from './data-folder'
import type { Database } from './database/database'
import { asFailure, CloudFailure } from './failure'
import type { Faults } from './faults'
import { measureMemory, type Memory } from './memory'
import type { OutboxMessage } from './openapi/outbox'
import { defaultLimits, type CloudOptions } from './options'
import type { Parts } from './parts'
import { withUserInfo, type Caller } from './runtime/environment'
import { InvocationFailed } from './runtime/runtime'

export type { CloudOptions, DatabaseSchema, Limits } from './options'
export type { FaultRule, Faults } from './faults'
export type { LogLine } from './log'
export { CloudFailure } from './failure'

export interface Cloud {
  /** http://127.0.0.1:PORT, without a slash at its end. */
  url: string
  port: number
  /** The values of the named secrets. */
  secrets: Record<string, string>
  /** Calls a function as `caller`; by default as a client without identity. Throws a CloudFailure when it has no answer. */
  invoke(name: string, event: unknown, caller?: Caller): Promise<InvokeResult>
  clock: {
    /** ms since 1970. */
    now(): number
    /** Moves the clock forward, fires each trigger that fell due once, and waits for it. */
    forwardTo(at: number): Promise<void>
    /** Moves the clock forward and fires nothing now; the next look fires what fell due, each trigger once. */
    skipTo(at: number): void
  }
  faults: Faults
  /** What was sent through openapi, newest first. */
  outbox(): OutboxMessage[]
  collections(): ReturnType<Database['collections']>
  /** Runs a trigger now; answers what its function answered. */
  fireTimer(functionName: string, triggerName: string): Promise<unknown>
  memory(): Memory
  releaseIdleWorkers(): Promise<void>
  /** Lets running calls finish, for a while, then ends everything. Calling it again waits for the same end. */
  stop(): Promise<void>
}

export interface InvokeResult {
  result: unknown
  /** Requests of the database services that the call made. */
  databaseCalls: number
  invocationId: string
}

/**
 * Starts a cloud. Refuses, with a CloudFailure of one sentence, a folder without functions, a data folder that cannot
 * be written, is in use or is of a newer format, and a port that is taken.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const folder = openDataFolder(options.dataDir)
  try {
    const { parts, server } = await assemble(options, { ...defaultLimits, ...options.limits }, folder)
    return cloudOf(parts, server)
  } catch (thrown) {
    folder.release()
    throw asFailure(thrown)
  }
}

function cloudOf(parts: Parts, server: Server): Cloud {
  const { clock, timers, runtime } = parts
  let stopped: Promise<void> | undefined
  return {
    ...parts.address,
    secrets: parts.secrets,
    faults: parts.faults,
    invoke: (name, event, caller) => invoke(parts, { name, event, caller: caller ?? {} }),
    clock: {
      now: clock.now,
      async forwardTo(at) {
        clock.moveTo(at)
        await timers.catchUp()
      },
      skipTo: (at) => clock.moveTo(at),
    },
    outbox: () => parts.outbox.newest(),
    collections: () => parts.database.collections(),
    fireTimer: (functionName, triggerName) => timers.fire(functionName, triggerName),
    memory: () => measureMemory(parts.folder.dir),
    releaseIdleWorkers: () => runtime.pool.releaseIdle(),
    stop: () => (stopped ??= takeApart(parts, server)),
  }
}

async function invoke(
  { runtime }: Parts,
  { name, event, caller }: { name: string; event: unknown; caller: Caller },
): Promise<InvokeResult> {
  const eventText = JSON.stringify(eventOf(event, caller))
  try {
    const { text, databaseCalls, invocationId } = await runtime.invoke(name, eventText, caller)
    return { result: JSON.parse(text), databaseCalls, invocationId }
  } catch (thrown) {
    throw thrown instanceof InvocationFailed ? thrown.cause : thrown
  }
}

/** WeChat adds the caller to what a client sends. Refuses an event that is no object. */
function eventOf(event: unknown, caller: Caller): Record<string, unknown> {
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw new CloudFailure('BODY_INVALID', 'The event of a function must be an object.')
  const isClient = (caller.source ?? 'wx_client') === 'wx_client'
  return isClient ? withUserInfo({ ...event }, caller.openid) : { ...event }
}
