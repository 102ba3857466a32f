/** A crowd on one flash offer through the real SDK: nobody too many, everybody answered, beside the usual way. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MINUTE_MS } from '../../src/domain/calendar'
import { build } from '../build'
import { type BenchCloud, openBenchCloud } from './bench-cloud'
import type { Figure } from './figure'
import { callMany } from './http-calls'
import { newRequestId } from './requests'
import { rushIn } from './rush-crowd'
import { figuresOf, type Size } from './rush-figures'
import { aftermathOf, fillWithShoppers, memberKey, openidOf, unitsOf } from './rush-members'
import { functionsDir, layOutFunctions, ours, type RushWay, usual } from './rush-ways'
import type { BenchWish } from './wish'

const instances = 8
const ticksMax = 5
/** So long after the window the last one should be answered: our own figures are the ones that are asked for. */
const afterwardsMs = { ours: 130_000, usual: 30_000 }
/** So many who look are as much work as one who takes. */
const looksOfOne = { ours: 1.2, usual: 2.5 }

export async function measureRush({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  layOutFunctions()
  const windows = isQuick ? [3000, 1000] : [60_000, 10_000]
  const crowd = isQuick ? { people: 250, stock: 30 } : { people: 5000, stock: 300 }
  const figures: Figure[] = []
  for (const windowMs of windows) {
    for (const way of [ours, usual]) figures.push(...(await rush(way, { ...crowd, windowMs })))
  }
  return figures
}

async function rush(way: RushWay, size: Size): Promise<Figure[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'siyu-bench-'))
  try {
    const { people: count, stock } = size
    await fillWithShoppers(path.join(dataDir, 'database'), { count, stock, way })
    const env = { SIYU_MEMBER_KEY: memberKey }
    const limits = { workersPerFunctionMax: instances, workersMax: instances + 4 }
    const cloud = await openBenchCloud({ dataDir, functionsDir, schema: way.schema(), env, limits })
    try {
      await way.offer(cloud, stock)
      // Who waits for an offer has opened its page: the instances are there.
      await callMany(cloud.url, { count: 100, inFlight: 2 * instances }, () => way.look('oBenchGuest'))
      const people = Math.min(count, await reachOf(cloud, way, size.windowMs))
      const callOf = (place: number, asked: Parameters<RushWay['take']>[1]) =>
        way.take(openidOf(place), asked)
      const tapped = await rushIn({
        url: cloud.url,
        count: people,
        windowMs: size.windowMs,
        newRequestId,
        callOf,
      })
      if (way.name === 'ours') await sweep(cloud)
      return figuresOf(way, { ...size, people, instances }, { tapped, after: await aftermathOf(cloud, way) })
    } finally {
      await cloud.stop()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** How many this machine answers in time, by how many look now: a busy one is asked by fewer, and the figures say so. */
async function reachOf(cloud: BenchCloud, way: RushWay, windowMs: number): Promise<number> {
  const atOnce = { count: 200, inFlight: 2 * instances }
  const { seconds } = await callMany(cloud.url, atOnce, () => way.look('oBenchGuest'))
  return Math.floor(
    ((atOnce.count / seconds) * (windowMs + afterwardsMs[way.name])) / 1000 / looksOfOne[way.name],
  )
}

/** Until every unit is settled: claims are looked into two minutes after they were made. */
async function sweep(cloud: BenchCloud): Promise<void> {
  await cloud.forwardTo(Date.now() + 3 * MINUTE_MS)
  for (let ticks = 0; ticks < ticksMax && (await unitsOf(cloud)).held > 0; ticks++) await cloud.fireTimer()
}
