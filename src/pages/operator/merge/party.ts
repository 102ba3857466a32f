import type { FoundMember } from '../parts/find-form'
import type { Whom } from '../parts/whom'

/** One of the two, as they were asked for and as they were found. */
export interface Party {
  whom: Whom
  member: FoundMember
}
