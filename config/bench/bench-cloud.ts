/** A cloud to be measured, in a folder of its own that goes away with it. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Memory } from '../../local-cloud/memory'
import type { CloudOptions } from '../../local-cloud/options'
import { builtCloud } from '../lib/siyu-cloud'

/** What can be said in a message to another process. */
export type HostOrder = Omit<CloudOptions, 'log'>
export type HostAnswer = { url: string; secrets: Record<string, string> } | { failure: string }

export interface BenchCloud {
  url: string
  secrets: Record<string, string>
  memory(): Promise<Memory>
  releaseIdleWorkers(): Promise<void>
  /** Every database call takes so much longer, as it does where the database is another machine. */
  addLatency(latencyMs: number): Promise<void>
  /** Moves the cloud's clock forward to a moment, ms since 1970. */
  forwardTo(at: number): Promise<void>
  /** Fires every timer; how much each job of a tick did. */
  fireTimer(): Promise<Record<string, number>>
  /** Ten documents of a collection unless more are wanted, a hundred at most, in the order in which they were written. */
  documents(collection: string, skip?: number, limit?: number): Promise<object[]>
  stop(): Promise<void>
  /** Ends the process at once, in the middle of whatever it does. */
  kill(): Promise<void>
}

/** A new cloud with the built functions, unless the options say otherwise. Its timers fire by hand. */
export async function openBenchCloud(options: Partial<HostOrder> = {}): Promise<BenchCloud> {
  const ownDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  const order: HostOrder = { ...builtCloud(ownDir), timers: false, ...options }
  const child = fork(path.join(__dirname, 'cloud-host.ts'), [JSON.stringify(order)], {
    execArgv: ['--import', 'tsx'],
    stdio: 'inherit',
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const answer = await new Promise<HostAnswer>((resolve) => {
    child.once('message', resolve)
    child.once('exit', () => resolve({ failure: 'the cloud ended before it was open' }))
  })
  if ('failure' in answer) throw new Error(answer.failure)
  return {
    ...answer,
    ...consoleOf(answer.url),
    async stop() {
      child.send('stop')
      await ended
      rmSync(ownDir, { recursive: true, force: true })
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      rmSync(ownDir, { recursive: true, force: true })
    },
  }
}

/** The console's door offers what a bench needs to know and to do. */
function consoleOf(url: string): Omit<BenchCloud, 'url' | 'secrets' | 'stop' | 'kill'> {
  const ask = async (method: 'GET' | 'POST', question: string, asked?: object): Promise<unknown> => {
    const body = asked && { body: JSON.stringify(asked), headers: { 'content-type': 'application/json' } }
    const response = await fetch(`${url}/console/api/${question}`, { method, ...body })
    if (!response.ok) throw new Error(`the console answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  return {
    // The console shows what the cloud measures of itself.
    memory: async () => ((await ask('GET', 'overview')) as { memory: Memory }).memory,
    releaseIdleWorkers: async () => void (await ask('POST', 'workers/release', {})),
    addLatency: async (latencyMs) => void (await ask('POST', 'faults', { kind: 'latency', latencyMs })),
    forwardTo: async (at) => void (await ask('POST', 'clock', { forwardTo: at })),
    fireTimer: async () => {
      const timers = (await ask('GET', 'timers')) as { function: string; name: string }[]
      const done: Record<string, number> = {}
      for (const { function: name, name: trigger } of timers) {
        // The timer answers so.
        const reply = await ask('POST', 'timers/fire', { function: name, name: trigger })
        Object.assign(done, (reply as { value?: Record<string, number> }).value)
      }
      return done
    },
    documents: async (collection, skip = 0, limit = 10) =>
      (await ask('GET', `documents?collection=${collection}&skip=${skip}&limit=${limit}`)) as object[],
  }
}
