/**
 * For each guard a few seeds whose runs notice when it is gone. Which these are depends on every database call of the
 * kernel, so they are not written by hand: `npx tsx config/simulate.ts --hunt-all` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../kernel'

/** By the name of the guard. */
export type KeptSeeds = Record<string, number[]>

const file = path.join(root, 'test/simulation/mutants/seeds.json')

export function readKeptSeeds(): KeptSeeds {
  // Written below, in this shape.
  return JSON.parse(readFileSync(file, 'utf8')) as KeptSeeds
}

/** In the form that prettier gives it, so that a diff shows which guards have other seeds. */
export function writeKeptSeeds(kept: KeptSeeds): void {
  const lines = Object.entries(kept).map(
    ([name, seeds]) => `  ${JSON.stringify(name)}: [${seeds.join(', ')}]`,
  )
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
}
