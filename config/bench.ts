/** `npm run bench`: every figure of the issue beside its target, as a table and as a JSON file. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Bench, benches } from './bench/benches'
import { NotRun, type Section, stateOf } from './bench/figure'
import { printSection } from './bench/table'
import type { BenchWish } from './bench/wish'
import { root } from './build'
import { PlainError, runMain } from './lib/plain'

function readWish(): { wish: BenchWish; wanted: Bench[] } {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      history: { type: 'string' },
    },
  })
  const names = values.only?.split(',') ?? benches.map(({ name }) => name)
  const unknown = names.find((name) => !benches.some((bench) => bench.name === name))
  if (unknown !== undefined) {
    const known = benches.map(({ name }) => name).join(', ')
    throw new PlainError(`There is no section "${unknown}"; the sections are ${known}.`)
  }
  const wish = { isQuick: values.quick, ...(values.history !== undefined && { history: values.history }) }
  return { wish, wanted: benches.filter(({ name }) => names.includes(name)) }
}

function machine(): Record<string, string | number> {
  const [cpu] = os.cpus()
  return {
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    load: Number((os.loadavg()[0] ?? 0).toFixed(2)),
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

async function run({ name, title, measure }: Bench, wish: BenchWish): Promise<Section> {
  const startedAt = performance.now()
  const seconds = (): number => (performance.now() - startedAt) / 1000
  try {
    return { name, title, figures: await measure(wish), seconds: seconds() }
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    if (!(thrown instanceof NotRun)) console.error(thrown)
    return { name, title, figures: [], notRun: why, seconds: seconds() }
  }
}

async function main(): Promise<void> {
  const { wish, wanted } = readWish()
  const startedAt = new Date()
  const here = { ...machine(), commit: commit() }
  console.log(
    Object.entries(here)
      .map(([key, value]) => `${key} ${value}`)
      .join(' · '),
  )
  const sections: Section[] = []
  for (const bench of wanted) {
    const section = await run(bench, wish)
    printSection(section)
    sections.push(section)
  }
  const stamp = startedAt.toISOString().replace(/[:.]/g, '-')
  const file = path.join(root, 'bench-results', `${stamp}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  const result = { startedAt: startedAt.toISOString(), machine: here, isQuick: wish.isQuick, sections }
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  const states = sections.flatMap(({ figures }) => figures.map(stateOf))
  const count = (state: string): number => states.filter((own) => own === state).length
  const notRun = sections.filter((section) => section.notRun !== undefined).length
  console.log(`\n${count('reached')} targets reached, ${count('missed')} missed, ${notRun} sections not run`)
  console.log(`written to ${path.relative(root, file)}`)
}

runMain(main)
