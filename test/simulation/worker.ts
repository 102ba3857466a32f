/** A process that works for config/simulate.ts: it runs blocks of seeds or hunts for some, one after another. */
import { huntSeeds } from './mutants/hunt'
import { readKeptSeeds } from './mutants/kept-seeds'
import { mutants } from './mutants/mutants'
import { loadVariants, runSeed, type Variants } from './variants'

export interface Block {
  do: 'run'
  from: number
  count: number
}

export interface BlockDone {
  from: number
  count: number
  failures: { seed: number; failure: string }[]
}

export interface Hunt {
  do: 'hunt'
  /** The name of a guard. */
  guard: string
  seedsMax: number
}

export interface HuntDone {
  guard: string
  seeds: number[]
  /** Why the hunt could not begin: most often the text of the guard has changed. */
  trouble: string | null
}

let variants: Promise<Variants> | null = null

async function runBlock({ from, count }: Block): Promise<BlockDone> {
  const kernels = await (variants ??= loadVariants())
  const failures: BlockDone['failures'] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const { failure } = await runSeed(kernels, seed)
    if (failure !== null) failures.push({ seed, failure })
  }
  return { from, count, failures }
}

async function hunt({ guard, seedsMax }: Hunt): Promise<HuntDone> {
  const mutant = mutants.find(({ name }) => name === guard)
  if (!mutant) return { guard, seeds: [], trouble: 'there is no such guard' }
  try {
    const kept = readKeptSeeds()[guard] ?? []
    return { guard, seeds: await huntSeeds({ mutant, kept, seedsMax }), trouble: null }
  } catch (error) {
    return { guard, seeds: [], trouble: error instanceof Error ? error.message : String(error) }
  }
}

process.on('message', (task: Block | Hunt) => {
  const done: Promise<BlockDone | HuntDone> = task.do === 'run' ? runBlock(task) : hunt(task)
  done.then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
