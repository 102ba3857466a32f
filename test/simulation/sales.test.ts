/** Orders and refunds in random interleavings, with crashes, outages and wrong clocks; and at every database call. */
import { run } from './run'
import { loadSmall } from './variants'

const seeds = 400

test('whatever happens to orders and refunds in which order, every promise holds', async () => {
  const kernel = await loadSmall()
  for (let seed = 0; seed < seeds; seed += 1) {
    const { failure } = await run(kernel, seed, { kinds: ['sale', 'sale', 'orders', 'check-in', 'spend'] })
    expect({ seed, failure }).toEqual({ seed, failure: null })
  }
})
