/** All guards. */
import { accountMutants } from './account'
import { effectMutants } from './effects'
import type { Mutant } from './mutant'
import { requestMutants } from './requests'
import { stockMutants } from './stock'

export const mutants: Mutant[] = [...accountMutants, ...requestMutants, ...effectMutants, ...stockMutants]
