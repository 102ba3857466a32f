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
  const hunted = new Map<string, HuntDone>()
  const waiting = [...guards].reverse()
  const progress = openProgress('guards', guards.length)
  const next = (): Hunt | undefined => {
    const guard = waiting.pop()
    return guard === undefined ? undefined : { do: 'hunt', guard, seedsMax }
  }
  await shareOut(processes, {
    next,
    done(done: HuntDone) {
      hunted.set(done.guard, done)
      progress.done(1)
    },
  })
  progress.stop()
  keep([...hunted.values()])
}

function keep(hunted: HuntDone[]): void {
  const before = readKeptSeeds()
  const found = Object.fromEntries(hunted.map(({ guard, seeds }) => [guard, seeds]))
  writeKeptSeeds(Object.fromEntries(allGuards().map((name) => [name, found[name] ?? before[name] ?? []])))
  const changed = hunted.filter(({ guard, seeds }) => String(seeds) !== String(before[guard]))
  for (const { guard, seeds } of changed) console.log(`${guard}: [${seeds.join(', ')}]`)
  const lost = hunted.filter(({ seeds }) => seeds.length === 0)
  for (const { guard, trouble } of lost) console.error(`${guard}: ${trouble ?? 'no run notices its loss'}`)
  console.log(`${hunted.length} guards, ${changed.length} with other seeds than before`)
  if (lost.length > 0) throw new PlainError(`${lost.length} guards have no seed.`)
}
