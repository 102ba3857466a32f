/**
 * `npx tsx config/simulate.ts --seeds N`: random interleavings of the account protocol. Runs add up: the next one goes
 * on where the last one ended. `--from M` begins elsewhere and leaves the sum alone; `--seed S` tells the story of one
 * run; `--processes P` shares the work out (2 where nothing is said).
 *
 * `--hunt-all` writes the kept seeds of all guards of test/simulation/mutants anew, `--hunt GUARD` those of one: seeds
 * that still notice the loss of their guard stay, others are looked for among the first `--seeds`.
 */
import { parseArgs } from 'node:util'
import { loadVariants, runSeed } from '../test/simulation/variants'
import type { Block, BlockDone } from '../test/simulation/worker'
import { PlainError, runMain } from './lib/plain'
import { openProgress } from './lib/progress'
import { allGuards, huntAll } from './simulate/hunts'
import { shareOut } from './simulate/processes'
import { keepSum, readSum } from './simulate/sum'

const blockSeeds = 500

interface Wish {
  from: number
  count: number
  processes: number
}

/** Gives blocks to the processes until none is left; tells each block in the order of its seeds. */
async function runBlocks(wish: Wish, onBlock: (done: BlockDone) => void): Promise<void> {
  const { from, count, processes } = wish
  const finished = new Map<number, BlockDone>()
  let given = from
  let told = from
  await shareOut(processes, {
    next(): Block | undefined {
      const block: Block = { do: 'run', from: given, count: Math.min(blockSeeds, from + count - given) }
      given += block.count
      return block.count > 0 ? block : undefined
    },
    done(done: BlockDone) {
      finished.set(done.from, done)
      for (let next = finished.get(told); next; next = finished.get(told)) {
        onBlock(next)
        told += next.count
      }
    },
  })
}

async function simulate(wish: { seeds: number; from?: number; processes: number }): Promise<void> {
  const sum = readSum()
  const from = wish.from ?? sum.next
  const failures: BlockDone['failures'] = []
  const progress = openProgress('seeds', wish.seeds)
  const startedAt = performance.now()
  await runBlocks({ from, count: wish.seeds, processes: wish.processes }, (done) => {
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
  const { length: failed } = sum.failures
  console.log(
    `on these sources so far: ${sum.next - sum.from} seeds, ${failed} failed; on all so far: ${sum.next}`,
  )
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

async function main(): Promise<void> {
  const options = {
    seeds: { type: 'string', default: '10000' },
    from: { type: 'string' },
    processes: { type: 'string', default: '2' },
    seed: { type: 'string' },
    hunt: { type: 'string' },
    'hunt-all': { type: 'boolean', default: false },
  } as const
  const { values } = parseArgs({ options })
  if (values.seed !== undefined) return tellSeed(wholeNumber('seed', values.seed))
  const seeds = wholeNumber('seeds', values.seeds)
  const processes = Math.max(1, wholeNumber('processes', values.processes))
  const guards = values['hunt-all'] ? allGuards() : values.hunt !== undefined ? [values.hunt] : null
  if (guards) return huntAll({ guards, processes, seedsMax: seeds })
  const from = values.from === undefined ? {} : { from: wholeNumber('from', values.from) }
  await simulate({ seeds, processes, ...from })
}

runMain(main)
