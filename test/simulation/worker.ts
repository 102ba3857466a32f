/** A process that runs blocks of seeds for config/simulate.ts, one after another. */
import { loadVariants, runSeed } from './variants'

export interface Block {
  from: number
  count: number
}

export interface BlockDone extends Block {
  failures: { seed: number; failure: string }[]
}

const variants = loadVariants()

async function work({ from, count }: Block): Promise<BlockDone> {
  const kernels = await variants
  const failures: BlockDone['failures'] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const { failure } = await runSeed(kernels, seed)
    if (failure !== null) failures.push({ seed, failure })
  }
  return { from, count, failures }
}

process.on('message', (block: Block) => {
  work(block).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
