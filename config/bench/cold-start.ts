/** Time to the first answer of an instance that must be started, beside a warm one and beside the SDK alone. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, root } from '../build'
import { type BenchCloud, openBenchCloud } from './bench-cloud'
import { type Figure, median } from './figure'
import { type Call, call } from './http-calls'
import { action } from './requests'
import type { BenchWish } from './wish'

/** Nothing but the SDK: what no function of this kind can do without. */
const bareFunction = `const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async () => ({ ok: true, value: cloud.getWXContext().SOURCE })
`

export async function measureColdStart({ isQuick }: BenchWish): Promise<Figure[]> {
  await build(['functions'])
  const rounds = isQuick ? 3 : 15
  const own = await openBenchCloud()
  const ours = await timesOf(own, action('member', 'oBenchCold', { action: 'getHome' }), rounds)
  await own.stop()
  const other = await openBenchCloud({ functionsDir: writeBare() })
  const bare = await timesOf(other, action('bare', 'oBenchCold', {}), rounds)
  await other.stop()
  return [
    { what: 'home of a guest, cold', value: ours.cold, unit: 'ms', note: `median of ${rounds}` },
    { what: 'home of a guest, warm', value: ours.warm, unit: 'ms' },
    { what: 'the SDK alone, cold', value: bare.cold, unit: 'ms' },
    { what: 'the SDK alone, warm', value: bare.warm, unit: 'ms' },
    { what: 'ours ÷ the SDK alone, cold', value: ours.cold / bare.cold, unit: '×' },
  ]
}

function writeBare(): string {
  const functions = path.join(root, 'dist/bench/bare')
  mkdirSync(path.join(functions, 'bare'), { recursive: true })
  writeFileSync(path.join(functions, 'bare/index.js'), bareFunction)
  writeFileSync(path.join(functions, 'bare/config.json'), '{"timeout":20}')
  return functions
}

async function timesOf(
  cloud: BenchCloud,
  made: Call,
  rounds: number,
): Promise<{ cold: number; warm: number }> {
  const cold: number[] = []
  const warm: number[] = []
  for (let round = 0; round < rounds; round++) {
    await cloud.releaseIdleWorkers()
    const first = await call(cloud.url, made)
    if (!first.isCold) throw new Error('an instance that was released answered')
    cold.push(first.ms)
    warm.push((await call(cloud.url, made)).ms)
  }
  return { cold: median(cold), warm: median(warm) }
}
