/** The tier page: where the member stands, what keeps the tier, and what each tier gives. */
import type { HomeTier } from './home'
import type { TierId } from './programme'

export interface TierReview {
  at: number
  graceDays: number
  /** What of today's growth still counts at the review. */
  forecastGrowth: number
  threshold: number
  missing: number
  /** About what has to be paid to earn what is missing, at the tier's multiplier, in fen. */
  missingFen: number
  downgradeTo: string | null
}

export interface TierPage {
  now: number
  current: HomeTier
  since: number
  review: TierReview | null
  ladder: { id: TierId; name: string; threshold: number; isReached: boolean }[]
  privileges: { label: string; values: Record<TierId, string> }[]
  moves: { at: number; what: string }[]
}
