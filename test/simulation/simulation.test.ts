/** Random interleavings of everything that happens to accounts and stock, with crashes, outages and wrong clocks. */
import { shareOut } from '../../config/simulate/processes'
import { run } from './run'
import { loadSmall } from './variants'
import type { Block, BlockDone } from './worker'

const seeds = 2000
const blockSeeds = 200

// In a process of their own, which runs them several times quicker than jest would here.
test('whatever happens in which order, every promise holds and everything comes to rest', async () => {
  const failures: BlockDone['failures'] = []
  let [given, done] = [0, 0]
  await shareOut(1, {
    next(): Block | undefined {
      const block: Block = { do: 'run', from: given, count: blockSeeds }
      given += blockSeeds
      return block.from < seeds ? block : undefined
    },
    done(block: BlockDone) {
      done += block.count
      failures.push(...block.failures)
    },
  })
  const again = failures.map(({ seed, failure }) => `${failure}: npx tsx config/simulate.ts --seed ${seed}`)
  expect({ done, again }).toEqual({ done: seeds, again: [] })
}, 300_000)

test('a seed is the same story every time it is told', async () => {
  const small = await loadSmall()
  const first = await run(small, 7, { isTold: true })
  expect(first.trace.length).toBeGreaterThan(20)
  expect(await run(small, 7, { isTold: true })).toEqual(first)
})
