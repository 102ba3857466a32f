/** The kernel with the limits of the product, and with limits so small that every run meets them. */
import type { Edit } from './edits'
import { type Kernel, loadKernel } from './kernel'
import { run, type Run } from './run'

/** With room for hardly anything, journals are moved out, accounts are full and lists go over pages all the time. */
const smallLimits: Edit[] = [
  { file: 'cloudfunctions/lib/journal.ts', find: 'JOURNAL_MAX = 32', replace: 'JOURNAL_MAX = 4' },
  { file: 'cloudfunctions/lib/journal.ts', find: 'JOURNAL_LIMIT = 48', replace: 'JOURNAL_LIMIT = 10' },
  { file: 'cloudfunctions/lib/round.ts', find: 'POST_MAX = 16', replace: 'POST_MAX = 5' },
  { file: 'cloudfunctions/lib/jobs.ts', find: 'SLICE = 100', replace: 'SLICE = 1' },
  { file: 'cloudfunctions/lib/sweep.ts', find: 'SLICE = 50', replace: 'SLICE = 1' },
  { file: 'src/domain/word.ts', find: 'WRONG_MAX = 10', replace: 'WRONG_MAX = 2' },
  { file: 'src/domain/statement.ts', find: 'PAGE_LENGTH = 20', replace: 'PAGE_LENGTH = 3' },
]

export interface Variants {
  small: Kernel
  real: Kernel
}

export const loadSmall = (edits: Edit[] = []) => loadKernel([...smallLimits, ...edits])

export async function loadVariants(): Promise<Variants> {
  return { small: await loadSmall(), real: await loadKernel() }
}

/** Every eighth seed runs with the limits of the product. */
export function runSeed({ small, real }: Variants, seed: number, isTold = false): Promise<Run> {
  return run(seed % 8 === 0 ? real : small, seed, { isTold })
}
