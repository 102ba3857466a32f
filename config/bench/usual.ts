/** The same earn and spend written the usual way and on the kernel, in the same run: alone, and all at once. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, root } from '../build'
import { bundleFunction } from '../build/bundle'
import { builtSchema } from '../lib/siyu-cloud'
import { type BenchCloud, openBenchCloud } from './bench-cloud'
import { type Figure, median, quantile } from './figure'
import { type Answered, callMany, type Run } from './http-calls'
import { command, expectTaken } from './requests'
import type { BenchWish } from './wish'

const ways = ['kernel', 'usual'] as const
type Way = (typeof ways)[number]

const people = 200
const latencyMs = 10
const functionsDir = path.join(root, 'dist/bench/ways')

export async function measureUsualWay({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  await buildWays()
  const cloud = await openWays()
  try {
    const alone: Figure[] = []
    for (const way of ways) {
      for (const act of ['earn', 'spend'])
        alone.push(...(await runAlone(cloud, { way, act, count: isQuick ? 20 : 100 })))
    }
    await cloud.addLatency(latencyMs)
    const hot: Figure[] = []
    for (const way of ways) {
      for (const act of ['earn', 'spend']) hot.push(...(await runHot(cloud, way, act)))
    }
    return [...alone, ...hot]
  } finally {
    await cloud.stop()
  }
}

async function buildWays(): Promise<void> {
  for (const way of ways) {
    mkdirSync(path.join(functionsDir, way), { recursive: true })
    writeFileSync(path.join(functionsDir, way, 'config.json'), '{"timeout":60}')
  }
  cpSync(path.join(__dirname, 'usual-way/index.js'), path.join(functionsDir, 'usual/index.js'))
  await bundleFunction(path.join(__dirname, 'kernel-function.ts'), path.join(functionsDir, 'kernel'))
}

/** As many instances as production would start for so many people at once; the database stays one. */
function openWays(): Promise<BenchCloud> {
  const own = ['usualAccounts', 'usualEntries', 'usualRequests'].map((name) => ({ name }))
  const entries = { name: 'usualEntries', indexes: [{ keys: { requestId: 1 as const } }] }
  const kept = own.filter(({ name }) => name !== entries.name)
  const schema = { collections: [...builtSchema().collections, ...kept, entries] }
  return openBenchCloud({ functionsDir, schema, limits: { workersPerFunctionMax: 32, workersMax: 66 } })
}

const named: Record<Way, string> = { kernel: 'Siyu', usual: 'usual way' }

async function runAlone(
  cloud: BenchCloud,
  { way, act, count }: { way: Way; act: string; count: number },
): Promise<Figure[]> {
  const move = (points: number, action: string) => () => command(way, 'oBenchAlone', { action, points })
  // The first call makes the account rich enough, and the instance warm.
  const first = await callMany(
    cloud.url,
    { count: 1, inFlight: 1 },
    move(100_000, way === 'usual' ? 'open' : 'earn'),
  )
  first.answers.forEach(expectTaken)
  const { answers } = await callMany(cloud.url, { count, inFlight: 1 }, move(1, act))
  answers.forEach(expectTaken)
  const mean = answers.reduce((sum, { databaseCalls }) => sum + databaseCalls, 0) / count
  const what = `${act} alone, ${named[way]}`
  return [
    {
      what: `${what}, database calls`,
      value: median(answers.map(({ databaseCalls }) => databaseCalls)),
      unit: 'calls',
      // Now and then one call moves what is old out of the account.
      note: `mean ${mean.toFixed(2)}`,
      ...(way === 'kernel' && { target: { atMost: 2 } }),
    },
    { what: `${what}, p50`, value: median(answers.map(({ ms }) => ms)), unit: 'ms' },
  ]
}

/** Twice on documents of their own, the first time so that every instance is there when the clock runs. */
async function runHot(cloud: BenchCloud, way: Way, act: string): Promise<Figure[]> {
  const atOnce = { count: people, inFlight: people }
  const own = (action: string) => (place: number) =>
    command(way, `oBench${act}${place}`, { action, points: 10 })
  await callMany(cloud.url, atOnce, own(way === 'usual' ? 'open' : 'earn'))
  const apart = await callMany(cloud.url, atOnce, own(act))
  const together = await callMany(cloud.url, atOnce, () =>
    command(way, 'oBenchAlone', { action: act, points: 1 }),
  )
  return [
    ...hotFigures(`${act}, ${people} at once, each on an own document, ${named[way]}`, apart),
    ...hotFigures(`${act}, ${people} at once on one document, ${named[way]}`, together),
  ]
}

function hotFigures(what: string, { answers, seconds }: Run): Figure[] {
  const codes = answers.map(codeOf)
  const done = codes.filter((code) => code === '').length
  const calls = answers.reduce((sum, { databaseCalls }) => sum + (databaseCalls || 0), 0)
  const slowest = quantile(
    answers.map(({ ms }) => ms),
    0.99,
  )
  const failures = [...new Set(codes)].filter((code) => code !== '').join(', ')
  return [
    {
      what: `${what}, done`,
      value: done / seconds,
      unit: '/s',
      note: `p99 ${(slowest / 1000).toFixed(1)} s`,
    },
    { what: `${what}, database calls`, value: calls / Math.max(1, done), unit: 'calls each' },
    {
      what: `${what}, failed`,
      value: people - done,
      unit: `of ${people}`,
      ...(failures && { note: failures }),
    },
  ]
}

/** Both ways answer with the flag, and so does the cloud itself. */
function codeOf({ body }: Answered): string {
  const reply = JSON.parse(body) as { ok: boolean; code?: string }
  return reply.ok ? '' : (reply.code ?? 'unknown')
}
