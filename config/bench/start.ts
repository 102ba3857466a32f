/** How long `npm start` takes until somebody sees an answer, on a new folder and on one that has its data. */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { build } from '../build'
import { startCommand } from './command-run'
import type { Figure } from './figure'
import { call } from './http-calls'
import { action, expectTaken } from './requests'

export async function measureStart(): Promise<Figure[]> {
  await build(['functions', 'h5'])
  const dir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  try {
    const fresh = await startOnce(path.join(dir, 'demo'), [])
    const second = await startOnce(path.join(dir, 'demo'), [])
    const empty = await startOnce(path.join(dir, 'empty'), ['--empty'])
    const note = 'from the command to the first answer of an action'
    return [
      { what: 'empty folder', value: empty, unit: 's', target: { atMost: 15 }, note },
      { what: 'first start, the demonstration made', value: fresh, unit: 's', target: { atMost: 15 } },
      { what: 'second start', value: second, unit: 's', target: { atMost: 10 } },
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function startOnce(dataDir: string, args: string[]): Promise<number> {
  const port = await freePort()
  const startedAt = performance.now()
  const child = startCommand('start.ts', ['--data', dataDir, '--port', String(port), ...args])
  await untilOpen(child)
  const answered = await call(
    `http://127.0.0.1:${port}`,
    action('member', 'oBenchStart', { action: 'getHome' }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  expectTaken(answered)
  await stopped(child)
  return seconds
}

function untilOpen(child: ChildProcess): Promise<void> {
  let printed = ''
  const listen = (chunk: Buffer, opened: () => void): void => {
    printed += chunk.toString('utf8')
    if (printed.includes('Siyu is open')) opened()
  }
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => listen(chunk, resolve))
    child.stderr?.on('data', (chunk: Buffer) => listen(chunk, resolve))
    child.on('close', () => reject(new Error(`the start ended: ${printed.trim().slice(-300)}`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.on('close', () => resolve())
    child.kill('SIGINT')
  })
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
