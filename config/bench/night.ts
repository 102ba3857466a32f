/** The night over many members, as the built timer works through it, and a member who slept for three years. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DAY_MS, MINUTE_MS, startOfDay } from '../../src/domain/calendar'
import { settle } from '../../src/domain/settle'
import { defaultSettings } from '../../src/domain/settings'
import { build } from '../build'
import { type BenchCloud, type HostOrder, openBenchCloud } from './bench-cloud'
import { type Figure, median } from './figure'
import { fillWithMembers, sleeperOf } from './night-members'
import type { BenchWish } from './wish'

const megabyte = 1024 * 1024
const ticksMax = 500
/** In this order, and each only after the one before it has nothing left to do. */
const order = ['settle', 'notices', 'statistics', 'audit'] as const

export async function measureNight({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  const members = isQuick ? 2000 : 100_000
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  // Four in the morning: the day before is over for every clock.
  const now = startOfDay('2026-11-21') + 4 * 60 * MINUTE_MS
  try {
    const held = await fillWithMembers(path.join(dataDir, 'database'), members, now)
    const night = await throughTheNight({ dataDir, clock: { at: now } })
    return [...nightFigures(night, { members, held }), sleeperFigure(now)]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Report {
  accounts: number
  entries: number
  orders: number
  found: number
}

interface Night {
  seconds: number
  /** What each tick that ended did, job by job. */
  ticks: Record<string, number>[]
  kills: number
  /** Of each process, after each of its ticks. */
  memoryMb: number[][]
  report: Report
  /** Points that are out at the end of the last day, by the statistics. */
  counted: number
}

function nightFigures(night: Night, { members, held }: { members: number; held: number }): Figure[] {
  const { seconds, ticks, kills, memoryMb, report } = night
  const growth = memoryMb.map((process) => Math.max(...process) - (process[1] ?? process[0] ?? 0))
  const most = Math.max(...memoryMb.flat())
  const note = `${report.accounts} accounts, ${report.entries} entries, ${report.orders} orders in ${ticks.length} ticks`
  return [
    {
      what: 'night: settled, counted and audited',
      value: members / seconds,
      unit: 'members/s',
      note: `${note}, killed ${kills} times in the middle of one`,
    },
    { what: 'accounts that were audited', value: report.accounts, unit: '', target: { atLeast: members } },
    { what: 'findings of the audit', value: report.found, unit: '', target: { atMost: 0 } },
    {
      what: 'points by the statistics, apart from what the accounts hold',
      value: Math.abs(night.counted - held),
      unit: '',
      target: { atMost: 0 },
      note: `${held} points`,
    },
    {
      what: 'jobs that went on before an earlier one',
      value: outOfOrder(ticks),
      unit: '',
      target: { atMost: 0 },
    },
    {
      what: 'memory of the local cloud at its most, over its second tick',
      value: Math.max(...growth),
      unit: 'MB',
      note: `at most ${most.toFixed(0)} MB; less mapped database pages`,
    },
  ]
}

/** Ticks in which a job did something after a later one had begun. */
function outOfOrder(ticks: Night['ticks']): number {
  const begun = (job: string): number => ticks.findIndex((done) => (done[job] ?? 0) > 0)
  return order.reduce((sum, job, place) => {
    const later = order
      .slice(place + 1)
      .map(begun)
      .filter((tick) => tick >= 0)
    const first = Math.min(ticks.length, ...later)
    return sum + ticks.slice(first + 1).filter((done) => (done[job] ?? 0) > 0).length
  }, 0)
}

/** Ticks until the report is there. Each job is killed once in the middle of a tick, where it takes more than one. */
async function throughTheNight(options: Partial<HostOrder>): Promise<Night> {
  let cloud = await openBenchCloud(options)
  const ticks: Night['ticks'] = []
  const memoryMb: number[][] = [[]]
  const killed = new Set<string>()
  let job = 'settle'
  const startedAt = performance.now()
  try {
    while (ticks.length < ticksMax) {
      if (!killed.has(job)) {
        killed.add(job)
        cloud = await killedInATick(cloud, options)
        memoryMb.push([])
      }
      const done = await cloud.fireTimer()
      ticks.push(done)
      memoryMb.at(-1)?.push(await memoryOf(cloud))
      const report = await reportOf(cloud)
      const seconds = (performance.now() - startedAt) / 1000
      if (report)
        return { seconds, ticks, kills: killed.size, memoryMb, report, counted: await countedIn(cloud) }
      job = order.findLast((name) => (done[name] ?? 0) > 0) ?? job
    }
  } finally {
    await cloud.stop()
  }
  throw new Error(`the night did not end within ${ticksMax} ticks`)
}

/** A cloud on the same folder, after the one there was killed while a tick was at work. */
async function killedInATick(cloud: BenchCloud, options: Partial<HostOrder>): Promise<BenchCloud> {
  const tick = cloud.fireTimer().catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  await cloud.kill()
  await tick
  return openBenchCloud(options)
}

async function memoryOf(cloud: BenchCloud): Promise<number> {
  const { rss, mappedDatabasePages = 0 } = await cloud.memory()
  return (rss - mappedDatabasePages) / megabyte
}

async function reportOf(cloud: BenchCloud): Promise<Report | undefined> {
  const [report] = await cloud.documents('audits')
  // The audit writes its report in this shape.
  return report as Report | undefined
}

/** The last of the thirty days that are counted in a first night. */
async function countedIn(cloud: BenchCloud): Promise<number> {
  // The statistics are written in this shape.
  const days = (await cloud.documents('statistics', 20)) as {
    active: number
    pending: number
    debt: number
  }[]
  const { active = 0, pending = 0, debt = 0 } = days.at(-1) ?? {}
  return active + pending - debt
}

/** The processor's time of settling once after three years; the calls are held by a test. */
function sleeperFigure(now: number): Figure {
  const account = sleeperOf(now)
  const wakesAt = now + 3 * 365 * DAY_MS
  const times = Array.from({ length: 200 }, () => {
    const { user } = process.cpuUsage()
    settle(account, wakesAt, defaultSettings)
    return (process.cpuUsage().user - user) / 1000
  })
  const steps = settle(account, wakesAt, defaultSettings).seq - account.seq
  return {
    what: 'settling three years at once, processor',
    value: median(times),
    unit: 'ms',
    target: { atMost: 5 },
    note: `${steps} steps`,
  }
}
