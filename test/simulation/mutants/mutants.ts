/** All guards. */
import { accountMutants } from './account'
import { effectMutants } from './effects'
import { lifeMutants } from './lives'
import type { Mutant } from './mutant'
import { productMutants } from './product'
import { proposalMutants } from './proposals'
import { requestMutants } from './requests'
import { rewardMutants } from './rewards'
import { saleMutants } from './sales'
import { stockMutants } from './stock'

export const mutants: Mutant[] = [
  ...accountMutants,
  ...requestMutants,
  ...effectMutants,
  ...stockMutants,
  ...saleMutants,
  ...productMutants,
  ...lifeMutants,
  ...proposalMutants,
  ...rewardMutants,
]
