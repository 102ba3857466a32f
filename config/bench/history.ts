/** The whole import end to end, and what the local cloud weighs with the history loaded. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, root } from '../build'
import { readCdnow } from '../import/cdnow'
import { makeUpHistory } from '../import/made-up-history'
import { openBenchCloud } from './bench-cloud'
import { type Ended, runCommand } from './command-run'
import { type Figure, NotRun } from './figure'
import { call } from './http-calls'
import { action } from './requests'
import type { BenchWish } from './wish'

const asOf = '1998-07-01'
const megabyte = 1024 * 1024

export async function measureHistory(wish: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  const dir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  try {
    const { file, note } = historyOf(wish, dir)
    const purchases = readCdnow(readFileSync(file, 'utf8')).purchases.length
    const dataDir = path.join(dir, 'cloud')
    const args = [file, '--format', 'cdnow', '--as-of', asOf, '--data', dataDir]
    const first = expectDone(await runCommand('import.ts', args))
    const second = expectDone(await runCommand('import.ts', args))
    const check = await runCommand('import-check.ts', [file, '--data', dataDir])
    const target = { atLeast: 400 }
    return [
      { what: 'import, posting', value: rateIn(first), unit: 'orders/s', target, note },
      {
        what: 'import, database calls',
        value: callsIn(first),
        unit: 'calls an order',
        target: { atMost: 1 },
      },
      { what: 'import, the whole command', value: first.seconds, unit: 's', note: `${purchases} orders` },
      { what: 'import again, posting', value: rateIn(second), unit: 'orders/s' },
      {
        what: 'import:check, exit code',
        value: check.code,
        unit: '',
        target: { atMost: 0 },
        note: lastLine(check),
      },
      ...(await memoryFigures(dataDir)),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function historyOf({ history, isQuick }: BenchWish, dir: string): { file: string; note: string } {
  const beside = path.join(root, '../shared/data/cdnow-purchases.txt')
  if (history !== undefined && !existsSync(history)) throw new NotRun(`there is no file ${history}`)
  if (history !== undefined) return { file: history, note: 'the file that was named' }
  if (!isQuick && existsSync(beside)) return { file: beside, note: 'the whole real history' }
  const file = path.join(dir, 'made-up.txt')
  writeFileSync(file, makeUpHistory(3000).text)
  return { file, note: 'a made-up history: no real one was found or wanted' }
}

function expectDone(ended: Ended): Ended {
  if (ended.code === 0) return ended
  throw new NotRun(`the import ended with ${ended.code}: ${lastLine(ended)}`)
}

const lastLine = ({ printed }: Ended): string => printed.trim().split('\n').at(-1) ?? ''

/** The import measures itself from the first order sent to the last one answered. */
function rateIn({ printed }: Ended): number {
  const [, rate = ''] = /([\d,]+) orders\/s/.exec(printed) ?? []
  return Number(rate.replaceAll(',', ''))
}

function callsIn({ printed }: Ended): number {
  return Number(/([\d.]+) an order/.exec(printed)?.[1] ?? Number.NaN)
}

async function memoryFigures(dataDir: string): Promise<Figure[]> {
  const empty = await weigh()
  const loaded = await weigh(dataDir)
  const note = 'resident less mapped database pages, idle workers released'
  return [
    { what: 'memory of the local cloud, empty', value: empty, unit: 'MB', note },
    { what: 'memory with the history loaded', value: loaded, unit: 'MB', target: { atMost: 400 }, note },
  ]
}

/** After it has worked a little: a cloud that has only been started weighs less than one that is used. */
async function weigh(dataDir?: string): Promise<number> {
  const cloud = await openBenchCloud(dataDir === undefined ? {} : { dataDir })
  const home = action('member', 'oBenchMemory', { action: 'getHome' })
  await Promise.all(Array.from({ length: 64 }, () => call(cloud.url, home)))
  await cloud.fireTimer()
  await cloud.releaseIdleWorkers()
  const { rss, mappedDatabasePages = 0 } = await cloud.memory()
  await cloud.stop()
  return (rss - mappedDatabasePages) / megabyte
}
