/** The programme as a guest reads it before joining: the rules in force, in numbers. */

export type TierId = 'basic' | 'silver' | 'gold' | 'diamond'

export type Downgrade = 'one-level' | 'full' | 'none'

/** What happens to a tier that was not kept, after its days of grace. */
export const downgradeWords: Record<Downgrade, string> = {
  'one-level': '只降一级',
  full: '按成长值直接评定',
  none: '不降级',
}

export interface Programme {
  brandName: string
  slogan: string
  privacyVersion: string
  rulesVersion: string
  earnPerYuan: number
  /** So many points are worth `redeemFen`. */
  pointsPerRedeem: number
  redeemFen: number
  /** So much of an order may be paid with points. */
  orderPercentMax: number
  validMonths: number
  pendingDays: number
  multiplierMax: number
  /** So many days in a row earn the bonus of the check-in. */
  checkInDays: number
  tier: { growthMonths: number; validMonths: number; graceDays: number; downgrade: Downgrade }
  tiers: { id: TierId; name: string; threshold: number; multiplier: number }[]
}

/** What points are worth as cash, in fen; parts of a fen are left out. */
export function cashFen(points: number, rule: Pick<Programme, 'pointsPerRedeem' | 'redeemFen'>): number {
  return Math.floor((points * rule.redeemFen) / rule.pointsPerRedeem)
}
