/** A cloud to be measured, in a folder of its own that goes away with it. */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { CloudOptions } from '../../local-cloud/options'
import type { Memory } from '../../local-cloud/memory'
import { root } from '../build'

/** What can be said in a message to another process. */
export type HostOrder = Omit<CloudOptions, 'log'>

type Deed = 'now' | 'memory' | 'release' | 'forward' | 'fire' | 'stop'
export interface HostQuestion {
  id: number
  deed: Deed
  at: number
  words: string[]
}
export type HostAnswer = { id: number; value: unknown } | { id: number; failure: string }

export interface BenchCloud {
  url: string
  secrets: Record<string, string>
  dataDir: string
  pid: number
  now(): Promise<number>
  memory(): Promise<Memory>
  releaseIdleWorkers(): Promise<void>
  forwardTo(at: number): Promise<void>
  fireTimer(name: string, trigger: string): Promise<void>
  stop(): Promise<void>
}

export const secretNames = ['SIYU_MEMBER_KEY', 'SIYU_INGRESS_SECRET', 'SIYU_SETUP_CODE']

/** A new cloud with the built functions, unless the options say otherwise. Its timers fire by hand. */
export async function openBenchCloud(options: Partial<HostOrder> = {}): Promise<BenchCloud> {
  const ownDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  const dataDir = options.dataDir ?? ownDir
  const order: HostOrder = {
    functionsDir: path.join(root, 'dist/cloudfunctions'),
    // The build wrote it in this shape.
    schema: JSON.parse(readFileSync(path.join(root, 'dist/database.json'), 'utf8')) as never,
    secrets: secretNames,
    timers: false,
    ...options,
    dataDir,
  }
  const host = path.join(__dirname, 'cloud-host.ts')
  const child = fork(host, [JSON.stringify(order)], { execArgv: ['--import', 'tsx'], stdio: 'inherit' })
  const line = openLine(child)
  const opened = await line.hear(0)
  // The host tells both in its first message.
  const { url, secrets } = opened as { url: string; secrets: Record<string, string> }
  const ask = (deed: Deed, at = 0, words: string[] = []): Promise<unknown> => line.ask({ deed, at, words })
  return {
    url,
    secrets,
    dataDir,
    pid: child.pid ?? 0,
    // The host answers each deed with what the cloud's own method answers.
    now: async () => (await ask('now')) as number,
    memory: async () => (await ask('memory')) as Memory,
    releaseIdleWorkers: async () => void (await ask('release')),
    forwardTo: async (at) => void (await ask('forward', at)),
    fireTimer: async (name, trigger) => void (await ask('fire', 0, [name, trigger])),
    async stop() {
      await ask('stop')
      rmSync(ownDir, { recursive: true, force: true })
    },
  }
}

interface Line {
  hear(id: number): Promise<unknown>
  ask(question: Omit<HostQuestion, 'id'>): Promise<unknown>
}

function openLine(child: ChildProcess): Line {
  let lastId = 0
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (why: Error) => void }>()
  child.on('message', (answer: HostAnswer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('failure' in answer) asked?.reject(new Error(answer.failure))
    else asked?.resolve(answer.value)
  })
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the cloud ended with ${code ?? 'a signal'}`))
    waiting.clear()
  })
  const hear = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  return {
    hear,
    ask(question) {
      const id = (lastId += 1)
      const heard = hear(id)
      child.send({ id, ...question })
      return heard
    },
  }
}
