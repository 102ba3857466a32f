/** The whole import end to end, and what the local cloud weighs with the history loaded. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, root } from '../build'
import { readCdnow } from '../import/cdnow'
import { weighAccounts } from '../import/ledger'
import { makeUpHistory } from '../import/made-up-history'
import { openBenchCloud } from './bench-cloud'
import { type Ended, runCommand } from './command-run'
import { type Figure, NotRun, quantile } from './figure'
import { call } from './http-calls'
import { action } from './requests'
import type { BenchWish } from './wish'

const asOf = '1998-07-01'
const megabyte = 1024 * 1024

/** A tenth of the orders comes back, shuffled among later orders and some before their own. */
const withRefunds = ['--refunds', '10']

export async function measureHistory(wish: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  const dir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  try {
    const { file, note } = historyOf(wish, dir)
    const plain = { file, dataDir: path.join(dir, 'cloud') }
    const refunded = { file, dataDir: path.join(dir, 'refunded') }
    return [
      ...(await plainFigures(plain, note)),
      ...(await refundFigures(refunded)),
      ...(await memoryFigures(plain.dataDir)),
      ...(await weightFigures(refunded.dataDir)),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Importing {
  file: string
  dataDir: string
}

function importInto({ file, dataDir }: Importing, options: string[] = []): Promise<Ended> {
  const args = [file, '--format', 'cdnow', '--as-of', asOf, '--data', dataDir, ...options]
  return runCommand('import.ts', args).then(expectDone)
}

async function plainFigures(importing: Importing, note: string): Promise<Figure[]> {
  const purchases = readCdnow(readFileSync(importing.file, 'utf8')).purchases.length
  const first = await importInto(importing)
  const second = await importInto(importing)
  return [
    { what: 'import, posting', value: rateIn(first), unit: 'orders/s', target: { atLeast: 400 }, note },
    { what: 'import, database calls', value: callsIn(first), unit: 'calls an order', target: { atMost: 1 } },
    { what: 'import, the whole command', value: first.seconds, unit: 's', note: `${purchases} orders` },
    { what: 'import again, posting', value: rateIn(second), unit: 'orders/s' },
    await checkFigure('import:check, exit code', importing),
  ]
}

async function refundFigures(importing: Importing): Promise<Figure[]> {
  const ended = await importInto(importing, withRefunds)
  const note = /^refunds +(.*)$/m.exec(ended.printed)?.[1] ?? ''
  return [
    { what: 'import with refunds, posting', value: rateIn(ended), unit: 'orders/s', note },
    await checkFigure('import:check with refunds, exit code', importing, withRefunds),
  ]
}

/** 0 where the end state is that of the naive model, member by member. */
async function checkFigure(
  what: string,
  { file, dataDir }: Importing,
  options: string[] = [],
): Promise<Figure> {
  const check = await runCommand('import-check.ts', [file, '--data', dataDir, ...options])
  return { what, value: check.code, unit: '', target: { atMost: 0 }, note: lastLine(check) }
}

/** The documents of the accounts, a year and a half of orders and refunds in each. */
async function weightFigures(dataDir: string): Promise<Figure[]> {
  const kilobytes = (await weighAccounts(dataDir)).map((bytes) => bytes / 1024)
  const rows = { 'half of them up to': 0.5, '99 of 100 up to': 0.99, 'the heaviest': 1 }
  return Object.entries(rows).map(([what, part]) => ({
    what: `account document, ${what}`,
    value: quantile(kilobytes, part),
    unit: 'KB',
    target: { atMost: part === 1 ? 64 : 16 },
  }))
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
