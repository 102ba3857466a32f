/** Looks for runs that notice when a guard is gone. */
import type { Kernel } from '../kernel'
import { run } from '../run'
import { loadSmall } from '../variants'
import type { Mutant } from './mutant'

export interface Quarry {
  mutant: Mutant
  /** Seeds that are tried first: where they still do, nothing changes. */
  kept: number[]
  seedsMax: number
}

const wanted = 2
/** Where one is found, the hunt for more ends here. */
const patience = 300

/** Seeds whose runs fail without the guard and are clean with it; none where the guard can be lost unseen. */
export async function huntSeeds({ mutant, kept, seedsMax }: Quarry): Promise<number[]> {
  const given = mutant.given ?? []
  const [guarded, unguarded] = [await loadSmall(given), await loadSmall([...given, mutant])]
  const isPrey = async (seed: number) =>
    !(await isClean(unguarded, mutant, seed)) && (await isClean(guarded, mutant, seed))
  const found: number[] = []
  for (const seed of kept) if (await isPrey(seed)) found.push(seed)
  for (let seed = 0; seed < seedsMax && found.length < wanted; seed += 1) {
    if (found.length > 0 && seed >= patience) break
    if (!found.includes(seed) && (await isPrey(seed))) found.push(seed)
  }
  return found.sort((a, b) => a - b)
}

async function isClean(kernel: Kernel, { kinds }: Mutant, seed: number): Promise<boolean> {
  return (await run(kernel, seed, kinds ? { kinds } : {})).failure === null
}
