/**
 * Every guard of the protocol is needed: without it, a run that is kept for it fails. Where a change of the kernel
 * has made all kept runs pass, `npx tsx config/simulate.ts --hunt "name of the guard"` looks for others.
 */
import type { Kernel } from '../kernel'
import { run } from '../run'
import { loadSmall } from '../variants'
import { mutants } from './mutants'

async function expectClean(kernel: Kernel, seeds: Iterable<number>): Promise<void> {
  for (const seed of seeds) expect(await run(kernel, seed)).toMatchObject({ seed, failure: null })
}

async function failuresOf(kernel: Kernel, seeds: number[]): Promise<string[]> {
  const failures: string[] = []
  for (const seed of seeds) {
    const { failure } = await run(kernel, seed)
    if (failure !== null) failures.push(failure)
  }
  return failures
}

test('the kept runs are clean while every guard is there', async () => {
  await expectClean(await loadSmall(), new Set(mutants.flatMap(({ seeds }) => seeds)))
  for (const { given, seeds } of mutants) {
    if (given) await expectClean(await loadSmall(given), seeds)
  }
})

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  'a run fails where it is no longer so that %s',
  async (_, mutant) => {
    const kernel = await loadSmall([...(mutant.given ?? []), mutant])
    expect(await failuresOf(kernel, mutant.seeds)).not.toEqual([])
  },
)

test('a guard whose text has changed is named, not passed over', async () => {
  const edit = { file: 'cloudfunctions/lib/round.ts', find: 'no such text', replace: '' }
  await expect(loadSmall([edit])).rejects.toThrow(
    'does not hold this text exactly once any more: no such text',
  )
})
