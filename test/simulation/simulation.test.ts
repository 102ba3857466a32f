/** Random interleavings of everything that happens to accounts and stock, with crashes, outages and wrong clocks. */
import { run } from './run'
import { loadVariants, runSeed } from './variants'

const seeds = 2000
const blocks = 10

const variants = loadVariants()

test.each(Array.from({ length: blocks }, (_, block) => [(block * seeds) / blocks]))(
  'whatever happens in which order, every promise holds and everything comes to rest (seeds from %i)',
  async (from) => {
    const kernels = await variants
    for (let seed = from; seed < from + seeds / blocks; seed += 1) {
      const { failure } = await runSeed(kernels, seed)
      expect({ seed, failure, again: `npx tsx config/simulate.ts --seed ${seed}` }).toMatchObject({
        failure: null,
      })
    }
  },
)

test('a seed is the same story every time it is told', async () => {
  const { small } = await variants
  const first = await run(small, 7, { isTold: true })
  expect(first.trace.length).toBeGreaterThan(20)
  expect(await run(small, 7, { isTold: true })).toEqual(first)
})
