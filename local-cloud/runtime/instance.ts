/**
 * One function instance: a worker thread that answers one call at a time and is ended when it does not.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock'
import { CloudFailure } from '../failure'
import type { LogLine } from '../log'
import type { Limits } from '../options'
import { callKeys } from './environment'
import type { FunctionFolder } from './function-folder'
import { describeEnd, failureOf, readMessage } from './worker-message'

export interface Call {
  id: string
  /** The event as JSON. */
  eventText: string
  /** Values of the environment for this call alone, by the names of `callKeys`. */
  env: Record<string, string>
  /** The second argument of a function's main. */
  context: Record<string, unknown>
  timeoutMs: number
}

export interface InstanceOptions {
  folder: FunctionFolder
  /** The environment that all calls share. */
  env: Record<string, string>
  clock: Clock
  limits: Limits
  /** A line that the function wrote. */
  onLog(line: Omit<LogLine, 'at'>): void
  /** The thread has ended, asked or not. */
  onEnd(): void
}

interface Waiting {
  resolve(text: string): void
  reject(failure: CloudFailure): void
  timer: NodeJS.Timeout
}

/** Loading a bundle takes well under a second; one that loops while loading must not hold its place for ever. */
const loadMsMax = 20_000

/** A worker thread with the bundle of a function. */
export class Instance {
  readonly folder: FunctionFolder
  /** Settles when the bundle has been loaded; refuses one that cannot be. */
  readonly ready: Promise<string>
  /** True once the thread has ended or been ended. */
  isOver = false
  /** Calls begun, the running one included. */
  calls = 0
  private readonly worker: Worker
  private waiting: Waiting | undefined
  private endReason = 'left the process'

  constructor(private readonly options: InstanceOptions) {
    this.folder = options.folder
    this.worker = openWorker(options)
    const name = this.folder.name
    const sentence = `The function "${name}" did not finish loading in ${loadMsMax / 1000} s.`
    this.ready = this.wait(loadMsMax, new CloudFailure('FUNCTION_FAILED', sentence))
    this.ready.catch(() => undefined)
    this.worker.on('message', (said: unknown) => this.receive(said))
    this.worker.on('error', (thrown) => (this.endReason = describeEnd(thrown)))
    this.worker.on('exit', () => this.ended())
    for (const stream of [this.worker.stdout, this.worker.stderr])
      stream.on('data', (text) => this.say({ level: 'info', text: String(text).trimEnd() }))
  }

  /** The answer as JSON. Refuses a call that throws, hangs, leaves the process, or answers too much. */
  call(call: Call): Promise<string> {
    this.calls += 1
    const limit = `${call.timeoutMs / 1000} s`
    const sentence = `The function "${this.folder.name}" did not answer within ${limit} and was ended.`
    const answer = this.wait(call.timeoutMs, new CloudFailure('FUNCTION_TIMEOUT', sentence))
    const { id, eventText, env, context } = call
    this.worker.postMessage({ id, eventText, env, context })
    return answer
  }

  /** Ends the thread at once; a running call is refused with the failure. */
  async end(failure = new CloudFailure('CLOUD_STOPPING', 'The cloud is being stopped.')): Promise<void> {
    this.isOver = true
    this.settle(failure)
    await this.worker.terminate()
  }

  private wait(ms: number, late: CloudFailure): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.end(late), ms)
      this.waiting = { resolve, reject, timer }
    })
  }

  private settle(outcome: string | CloudFailure): void {
    const waiting = this.waiting
    if (waiting === undefined) return
    this.waiting = undefined
    clearTimeout(waiting.timer)
    if (typeof outcome === 'string') waiting.resolve(outcome)
    else waiting.reject(outcome)
  }

  private receive(said: unknown): void {
    const message = readMessage(said)
    if (message === undefined) return
    if (message.type === 'log') return this.say(message)
    if (message.type === 'ready') return this.settle('')
    if ('text' in message) return this.settle(message.text)
    const failure = failureOf(this.folder.name, message)
    this.say({ level: 'error', text: message.stack || failure.message })
    if (message.type === 'unloadable') void this.end(failure)
    else this.settle(failure)
  }

  private ended(): void {
    this.isOver = true
    const sentence = `The function "${this.folder.name}" ended before it answered: it ${this.endReason}.`
    if (this.waiting) this.say({ level: 'error', text: sentence })
    this.settle(new CloudFailure('FUNCTION_FAILED', sentence))
    this.options.onEnd()
  }

  private say(line: { level: LogLine['level']; id?: string; text: string }): void {
    const { level, id, text } = line
    this.options.onLog({ level, function: this.folder.name, ...(id && { invocationId: id }), text })
  }
}

function openWorker({ folder, env, clock, limits }: InstanceOptions): Worker {
  return new Worker(join(__dirname, 'worker.cjs'), {
    // The cloud may itself run under a TypeScript loader, which a function instance must not inherit.
    execArgv: [],
    env: { NODE_PATH: sdkPath(), ...env },
    stdout: true,
    stderr: true,
    workerData: {
      path: folder.path,
      clock: clock.shared,
      clockStands: clock.stands,
      callKeys,
      replyBytesMax: limits.replyBytesMax,
    },
    resourceLimits: { maxOldGenerationSizeMb: limits.workerHeapMb, maxYoungGenerationSizeMb: 16 },
  })
}

/**
 * Production installs what a function's package.json names beside it; here a bundle without node_modules of its own
 * also finds the SDK of the project that the cloud was started in.
 */
function sdkPath(): string {
  for (const base of [process.cwd(), __dirname]) {
    try {
      return dirname(dirname(createRequire(join(base, 'any.js')).resolve('wx-server-sdk/package.json')))
    } catch {
      continue
    }
  }
  return ''
}
