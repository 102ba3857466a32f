/** A command of this repository, run as a person would, and what it printed. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { root } from '../build'

export interface Ended {
  code: number
  seconds: number
  printed: string
}

export function startCommand(script: string, args: string[]): ChildProcess {
  const run = [process.execPath, '--import', 'tsx', path.join(root, 'config', script), ...args] as const
  const [node, ...rest] = run
  return spawn(node, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
}

export function runCommand(script: string, args: string[]): Promise<Ended> {
  const startedAt = performance.now()
  const child = startCommand(script, args)
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')))
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ code: code ?? 1, seconds: (performance.now() - startedAt) / 1000, printed })
    })
  })
}
