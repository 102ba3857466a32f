/** Looks for seeds whose runs notice when a guard is gone, and keeps them. */
import { readKeptSeeds, writeKeptSeeds } from '../../test/simulation/mutants/kept-seeds'
import { mutants } from '../../test/simulation/mutants/mutants'
import type { Hunt, HuntDone } from '../../test/simulation/worker'
import { PlainError } from '../lib/plain'
import { openProgress } from '../lib/progress'
import { shareOut } from './processes'

export interface HuntWish {
  guards: string[]
  processes: number
  seedsMax: number
}

export const allGuards = (): string[] => mutants.map(({ name }) => name)

/** Hunts for every guard named; refuses to call it done where one can be lost without a run noticing. */
export async function huntAll({ guards, processes, seedsMax }: HuntWish): Promise<void> {
  const unknown = guards.find((guard) => !allGuards().includes(guard))
  if (unknown !== undefined)
    throw new PlainError(`No guard has this name; they are:\n${allGuards().join('\n')}`)
  const hunted: HuntDone[] = []
  const waiting = [...guards].reverse()
  const progress = openProgress('guards', guards.length)
  const next = (): Hunt | undefined => {
    const guard = waiting.pop()
    return guard === undefined ? undefined : { do: 'hunt', guard, seedsMax }
  }
  await shareOut(processes, {
    next,
    done(done: HuntDone) {
      hunted.push(done)
      progress.done(1)
      // A hunt that is stopped has kept what it found, and the next one finds it at once.
      if (keep(done)) console.log(`${done.guard}: [${done.seeds.join(', ')}]`)
    },
  })
  progress.stop()
  const lost = hunted.filter(({ seeds }) => seeds.length === 0)
  for (const { guard, trouble } of lost) console.error(`${guard}: ${trouble ?? 'no run notices its loss'}`)
  if (lost.length > 0) throw new PlainError(`${lost.length} of ${hunted.length} guards have no seed.`)
  console.log(`all ${hunted.length} guards have seeds`)
}

/** True where the seeds are others than before. */
function keep({ guard, seeds }: HuntDone): boolean {
  const kept = readKeptSeeds()
  const isChanged = String(seeds) !== String(kept[guard])
  writeKeptSeeds(
    Object.fromEntries(allGuards().map((name) => [name, name === guard ? seeds : (kept[name] ?? [])])),
  )
  return isChanged
}
