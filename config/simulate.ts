/**
 * `npx tsx config/simulate.ts --seeds N`: random interleavings of the account protocol, two processes at once. Runs add up:
 * the next one goes on where the last one ended, until a source of the kernel or of the simulation changes.
 * `--from M` begins elsewhere and leaves the sum alone; `--seed S` tells the story of one run; `--hunt GUARD` looks for
 * runs that fail without a guard of test/simulation/mutants.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { huntSeeds, mutants } from '../test/simulation/mutants/mutants'
import { loadVariants, runSeed } from '../test/simulation/variants'
import type { Block, BlockDone } from '../test/simulation/worker'
import { root } from './build'
import { fingerprint } from './build/fingerprint'
import { PlainError, runMain } from './lib/plain'
import { openProgress } from './lib/progress'

const processes = 2
const blockSeeds = 500
const stateFile = path.join(root, '.data/simulation.json')
const sources = ['cloudfunctions', 'src/domain', 'test/simulation']

/** What all runs on these sources add up to. */
interface Sum {
  sources: string
  /** Every seed below it has been run. */
  next: number
  failures: BlockDone['failures']
}

function readSum(): Sum {
  const fresh = { sources: fingerprint(root, sources), next: 0, failures: [] }
  if (!existsSync(stateFile)) return fresh
  // Written below, in this shape.
  const sum = JSON.parse(readFileSync(stateFile, 'utf8')) as Sum
  return sum.sources === fresh.sources ? sum : fresh
}

function keepSum(sum: Sum): void {
  mkdirSync(path.dirname(stateFile), { recursive: true })
  writeFileSync(stateFile, JSON.stringify(sum))
}

/** Gives blocks to the processes until none is left; tells each block in the order of its seeds. */
async function runBlocks({ from, count }: Block, onBlock: (done: BlockDone) => void): Promise<void> {
  const finished = new Map<number, BlockDone>()
  let given = from
  let told = from
  const give = (): Block | undefined => {
    const block = { from: given, count: Math.min(blockSeeds, from + count - given) }
    given += block.count
    return block.count > 0 ? block : undefined
  }
  const take = (done: BlockDone): void => {
    finished.set(done.from, done)
    for (let next = finished.get(told); next; next = finished.get(told)) {
      onBlock(next)
      told += next.count
    }
  }
  await Promise.all(Array.from({ length: processes }, () => serve(give, take)))
}

/** One process; it ends when there is nothing left to give. */
function serve(give: () => Block | undefined, take: (done: BlockDone) => void): Promise<void> {
  const child: ChildProcess = fork(path.join(root, 'test/simulation/worker.ts'))
  const next = (): void => {
    const block = give()
    if (block) child.send(block)
    else child.disconnect()
  }
  child.on('message', (done: BlockDone) => {
    take(done)
    next()
  })
  next()
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => (code ? reject(new Error('a process of the simulation broke')) : resolve()))
  })
}

async function simulate(wish: { seeds: number; from?: number }): Promise<void> {
  const sum = readSum()
  const from = wish.from ?? sum.next
  const failures: BlockDone['failures'] = []
  const progress = openProgress('seeds', wish.seeds)
  const startedAt = performance.now()
  await runBlocks({ from, count: wish.seeds }, (done) => {
    progress.done(done.count)
    failures.push(...done.failures)
    if (wish.from !== undefined) return
    sum.next = done.from + done.count
    sum.failures.push(...done.failures)
    keepSum(sum)
  })
  progress.stop()
  const perSecond = Math.round(wish.seeds / ((performance.now() - startedAt) / 1000))
  for (const { seed, failure } of failures.slice(0, 20)) {
    console.error(`seed ${seed}: ${failure}\n  npx tsx config/simulate.ts --seed ${seed}`)
  }
  console.log(`seeds ${from} to ${from + wish.seeds - 1}: ${failures.length} failed, ${perSecond} a second`)
  console.log(`on these sources so far: ${sum.next} seeds, ${sum.failures.length} failed`)
  if (failures.length > 0) throw new PlainError('The simulation found something.')
}

async function tellSeed(seed: number): Promise<void> {
  const { trace, failure } = await runSeed(await loadVariants(), seed, true)
  console.log(trace.join('\n'))
  console.log(failure === null ? `seed ${seed} is clean` : `seed ${seed}: ${failure}`)
  if (failure !== null) process.exitCode = 1
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new PlainError(`--${name} is a whole number.`)
  return number
}

async function hunt(name: string, seedsMax: number): Promise<void> {
  const mutant = mutants.find((one) => one.name === name)
  if (!mutant)
    throw new PlainError(`No guard has this name; they are:\n${mutants.map((one) => one.name).join('\n')}`)
  console.log(`seeds: [${(await huntSeeds(mutant, seedsMax, 3)).join(', ')}]`)
}

async function main(): Promise<void> {
  const options = {
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    hunt: { type: 'string' },
  } as const
  const { values } = parseArgs({ options })
  if (values.seed !== undefined) return tellSeed(wholeNumber('seed', values.seed))
  const seeds = wholeNumber('seeds', values.seeds ?? '10000')
  if (values.hunt !== undefined) return hunt(values.hunt, seeds)
  await simulate({ seeds, ...(values.from !== undefined && { from: wholeNumber('from', values.from) }) })
}

runMain(main)
