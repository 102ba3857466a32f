/**
 * Every guard of the protocol is needed: without it, a run that is kept for it fails. Where a change of the kernel
 * has made all kept runs pass, `npx tsx config/simulate.ts --hunt-all` looks for others.
 */
import type { Kernel } from '../kernel'
import { run } from '../run'
import { loadSmall } from '../variants'
import { readKeptSeeds } from './kept-seeds'
import type { Mutant } from './mutant'
import { mutants } from './mutants'

const kept = readKeptSeeds()
const seedsOf = ({ name }: Mutant): number[] => kept[name] ?? []

async function failuresOf(kernel: Kernel, mutant: Mutant): Promise<string[]> {
  const failures: string[] = []
  for (const seed of seedsOf(mutant)) {
    const { failure } = await run(kernel, seed, mutant.kinds ? { kinds: mutant.kinds } : {})
    if (failure !== null) failures.push(`seed ${seed}: ${failure}`)
  }
  return failures
}

test('the kept runs are clean while every guard is there', async () => {
  const small = await loadSmall()
  for (const mutant of mutants) {
    const kernel = mutant.given ? await loadSmall(mutant.given) : small
    expect({ mutant: mutant.name, failures: await failuresOf(kernel, mutant) }).toMatchObject({
      failures: [],
    })
  }
})

test('runs are kept for the guards there are, and for no others', () => {
  expect(Object.keys(kept)).toEqual(mutants.map(({ name }) => name))
})

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'a run fails where it is no longer so that %s',
  async (_, mutant) => {
    const kernel = await loadSmall([...(mutant.given ?? []), mutant])
    expect(await failuresOf(kernel, mutant)).not.toEqual([])
  },
)

test('a guard whose text has changed is named, not passed over', async () => {
  const edit = { file: 'cloudfunctions/lib/round.ts', find: 'no such text', replace: '' }
  await expect(loadSmall([edit])).rejects.toThrow(
    'does not hold this text exactly once any more: no such text',
  )
})
