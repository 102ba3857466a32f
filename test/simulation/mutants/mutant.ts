/**
 * The guards of the protocol, each with a change that takes it away. A guard that can be lost without a run failing is
 * either not needed or not tested.
 */
import type { Edit } from '../edits'
import type { KindName } from '../kinds'

export interface Mutant extends Edit {
  /** What is lost. */
  name: string
  /** Changes that bring about what the guard is for; its runs are clean with them alone. */
  given?: Edit[]
  /** What its runs ask for, where the dice would seldom think of it. */
  kinds?: KindName[]
}

/** A file of the kernel. */
export const lib = (name: string) => `cloudfunctions/lib/${name}.ts`
