/** The programme as a guest reads it before joining: the rules in force, in numbers. */

export type TierId = 'basic' | 'silver' | 'gold' | 'diamond'

export interface Programme {
  brandName: string
  slogan: string
  privacyVersion: string
  rulesVersion: string
  earnPerYuan: number
  /** So many points are worth `redeemFen`. */
  pointsPerRedeem: number
  redeemFen: number
  validMonths: number
  pendingDays: number
  tiers: { id: TierId; name: string; threshold: number; multiplier: number }[]
}
