/** What all runs add up to, kept beside the repository. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { BlockDone } from '../../test/simulation/worker'
import { root } from '../build'
import { fingerprint } from '../build/fingerprint'

const file = path.join(root, '.data/simulation.json')
const folder = 'test/simulation'

export interface Sum {
  sources: string
  /** The first seed that was run on these sources. */
  from: number
  /** Every seed below it has been run, on these sources or on earlier ones. */
  next: number
  /** On these sources. */
  failures: BlockDone['failures']
}

/** The sum so far; on other sources than before it begins anew, with seeds that were never run. */
export function readSum(): Sum {
  const sources = fingerprint(root, ['cloudfunctions', 'src/domain', ...simulationFiles()])
  if (!existsSync(file)) return { sources, from: 0, next: 0, failures: [] }
  // Written below, in this shape.
  const sum = JSON.parse(readFileSync(file, 'utf8')) as Sum
  return sum.sources === sources ? sum : { sources, from: sum.next, next: sum.next, failures: [] }
}

export function keepSum(sum: Sum): void {
  mkdirSync(path.dirname(file), { recursive: true })
  // A kill in the middle must not lose what hours have added up to.
  writeFileSync(`${file}.new`, JSON.stringify(sum))
  renameSync(`${file}.new`, file)
}

/** What a run is made of: neither the tests nor the guards' kept seeds. */
function simulationFiles(): string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name !== 'mutants' && !name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name}`)
}
