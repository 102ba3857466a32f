/**
 * The functions of the cloud: a call of one, from its caller to its answer.
 */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { Log } from '../log'
import type { Limits } from '../options'
import { callEnvironment, functionEnvironment, type Caller } from './environment'
import type { FunctionFolder, FunctionFolders } from './function-folder'
import { Instance } from './instance'
import { Pool, type Answer } from './pool'
import { createStatistics, type Statistics } from './statistics'

/** What the runtime asks of the database: how many requests a call made, and to drop what it left open. */
export interface InvocationLedger {
  callsOf(invocationId: string): number
  forget(invocationId: string): void
  endInvocation(invocationId: string): void
}

export interface RuntimeOptions {
  folders: FunctionFolders
  clock: Clock
  log: Log
  limits: Limits
  env: Record<string, string>
  ledger: InvocationLedger
  /** Where the SDK sends its requests; known once the doors are open. */
  adminUrl(): string
}

export interface Invocation {
  invocationId: string
  /** The result as JSON. */
  text: string
  databaseCalls: number
  isCold: boolean
}

/** A call that did not succeed is told with the same facts as one that did. */
export class InvocationFailed extends Error {
  constructor(
    override readonly cause: unknown,
    readonly invocationId: string,
    readonly databaseCalls: number,
  ) {
    super('The invocation failed.')
  }
}

export interface Runtime {
  folders: FunctionFolders
  statistics: Statistics
  pool: Pool
  /** Calls a function with an event given as JSON. Throws InvocationFailed, and CloudFailure for an unknown name. */
  invoke(name: string, eventText: string, caller: Caller): Promise<Invocation>
  /** The function and caller of a running invocation. */
  running(invocationId: string): { folder: FunctionFolder; caller: Caller } | undefined
}

/** The runtime of a cloud; its first instance starts with the first call. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const running = new Map<string, { folder: FunctionFolder; caller: Caller }>()
  const statistics = createStatistics()
  const pool = new Pool({
    limits: options.limits,
    start: (folder, onEnd) => {
      const env = functionEnvironment(folder.name, options.adminUrl(), options.env)
      return new Instance({ ...options, folder, env, onEnd, onLog: (line) => options.log.write(line) })
    },
  })
  return {
    folders: options.folders,
    statistics,
    pool,
    running: (invocationId) => running.get(invocationId),
    async invoke(name, eventText, caller) {
      const folder = options.folders.find(name)
      const invocationId = randomUUID()
      running.set(invocationId, { folder, caller })
      try {
        return await measured({ ...options, statistics, pool }, { folder, invocationId, eventText, caller })
      } finally {
        running.delete(invocationId)
        options.ledger.forget(invocationId)
      }
    },
  }
}

interface Measured extends RuntimeOptions {
  statistics: Statistics
  pool: Pool
}

async function measured(
  options: Measured,
  asked: { folder: FunctionFolder; invocationId: string; eventText: string; caller: Caller },
): Promise<Invocation> {
  const { ledger, statistics, clock } = options
  const { invocationId, folder } = asked
  const begun = performance.now()
  const ended = (answer?: Answer) => {
    const databaseCalls = ledger.callsOf(invocationId)
    const ms = performance.now() - begun
    const isCold = answer?.isCold ?? false
    statistics.add(folder.name, { ms, isCold, hasFailed: !answer, databaseCalls, at: clock.now() })
    return { databaseCalls, isCold }
  }
  try {
    const answer = await options.pool.run(folder, callOf(options.limits, asked))
    return { invocationId, text: answer.text, ...ended(answer) }
  } catch (cause) {
    // Whatever a failed call left open would lock its documents until it expires.
    ledger.endInvocation(invocationId)
    throw new InvocationFailed(cause, invocationId, ended().databaseCalls)
  }
}

function callOf(
  limits: Limits,
  asked: { folder: FunctionFolder; invocationId: string; eventText: string; caller: Caller },
) {
  const { folder, invocationId, eventText, caller } = asked
  const seconds = Math.min(folder.config.timeout ?? limits.timeoutDefaultSeconds, limits.timeoutMaxSeconds)
  const timeoutMs = seconds * 1000
  const context = {
    request_id: invocationId,
    function_name: folder.name,
    function_version: '$LATEST',
    time_limit_in_ms: timeoutMs,
    memory_limit_in_mb: limits.workerHeapMb,
  }
  return { id: invocationId, eventText, env: callEnvironment(invocationId, caller), context, timeoutMs }
}
