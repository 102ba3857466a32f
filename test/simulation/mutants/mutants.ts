/** All guards, and how to look for runs that notice when one is gone. */
import type { Kernel } from '../kernel'
import { run } from '../run'
import { loadSmall } from '../variants'
import { accountMutants } from './account'
import { effectMutants } from './effects'
import type { Mutant } from './mutant'
import { requestMutants } from './requests'
import { stockMutants } from './stock'

export const mutants: Mutant[] = [...accountMutants, ...requestMutants, ...effectMutants, ...stockMutants]

/** The first seeds whose runs fail without the guard, and are clean with it. */
export async function huntSeeds(mutant: Mutant, seedsMax: number, wanted: number): Promise<number[]> {
  const given = mutant.given ?? []
  const [guarded, unguarded] = [await loadSmall(given), await loadSmall([...given, mutant])]
  const found: number[] = []
  for (let seed = 0; seed < seedsMax && found.length < wanted; seed += 1) {
    if (await isClean(unguarded, seed)) continue
    if (await isClean(guarded, seed)) found.push(seed)
  }
  return found
}

async function isClean(kernel: Kernel, seed: number): Promise<boolean> {
  return (await run(kernel, seed)).failure === null
}
