/** The night over many members, as the built timer works through it, and a member who slept for three years. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DAY_MS, MINUTE_MS, startOfDay } from '../../src/domain/calendar'
import { settle } from '../../src/domain/settle'
import { defaultSettings } from '../../src/domain/settings'
import { build } from '../build'
import { type BenchCloud, openBenchCloud } from './bench-cloud'
import { type Figure, median } from './figure'
import { fillWithMembers, sleeperOf } from './night-members'
import type { BenchWish } from './wish'

const megabyte = 1024 * 1024
const ticksMax = 500

export async function measureNight({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  const members = isQuick ? 2000 : 100_000
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  // Four in the morning: the day before is over for every clock.
  const now = startOfDay('2026-11-21') + 4 * 60 * MINUTE_MS
  try {
    await fillWithMembers(path.join(dataDir, 'database'), members, now)
    const cloud = await openBenchCloud({ dataDir, clock: { at: now } })
    try {
      return [...(await nightFigures(cloud, members)), sleeperFigure(now)]
    } finally {
      await cloud.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Night {
  seconds: number
  ticks: number
  memoryMb: number[]
  report: { accounts: number; entries: number; orders: number; found: number }
}

async function nightFigures(cloud: BenchCloud, members: number): Promise<Figure[]> {
  const { seconds, ticks, memoryMb, report } = await throughTheNight(cloud)
  const [early = 0, most] = [memoryMb[Math.min(1, memoryMb.length - 1)], Math.max(...memoryMb)]
  const note = `${report.accounts} accounts, ${report.entries} entries, ${report.orders} orders in ${ticks} ticks`
  return [
    { what: 'night: settled, counted and audited', value: members / seconds, unit: 'members/s', note },
    { what: 'accounts that were audited', value: report.accounts, unit: '', target: { atLeast: members } },
    { what: 'findings of the audit', value: report.found, unit: '', target: { atMost: 0 } },
    {
      what: 'memory of the local cloud at its most, over the second tick',
      value: most - early,
      unit: 'MB',
      note: `${early.toFixed(0)} MB, at most ${most.toFixed(0)} MB; less mapped database pages`,
    },
  ]
}

/** Ticks until the report is there. */
async function throughTheNight(cloud: BenchCloud): Promise<Night> {
  const memoryMb: number[] = []
  const startedAt = performance.now()
  for (let ticks = 1; ticks <= ticksMax; ticks += 1) {
    await cloud.fireTimer()
    const { rss, mappedDatabasePages = 0 } = await cloud.memory()
    memoryMb.push((rss - mappedDatabasePages) / megabyte)
    const [report] = await cloud.documents('audits')
    // The audit writes its report in this shape.
    if (report)
      return {
        seconds: (performance.now() - startedAt) / 1000,
        ticks,
        memoryMb,
        report: report as Night['report'],
      }
  }
  throw new Error(`the night did not end within ${ticksMax} ticks`)
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
