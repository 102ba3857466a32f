/**
 * The guards of the protocol, each with a change that takes it away and seeds whose runs notice. A guard that can be
 * lost without a run failing is either not needed or not tested.
 */
import type { Edit } from '../kernel'

export interface Mutant extends Edit {
  /** What is lost. */
  name: string
  /** Changes that bring about what the guard is for; its runs are clean with them alone. */
  given?: Edit[]
  /** Runs with small limits; each of them fails without it. */
  seeds: number[]
}

/** A file of the kernel. */
export const lib = (name: string) => `cloudfunctions/lib/${name}.ts`
