/** What became of the units of an offer, as its shards and its receipts say. */

export interface Stock {
  quantity: number
  left: number
  /** Taken by somebody whose request is not finished yet. */
  reservedCount: number
  givenCount: number
}

/** What a shard tells of its units. */
export interface ShardCount {
  left: number
  held: number
}

/** The stock of an offer of so many units; places of a failed group that came back are left again. */
export function stockOf(quantity: number, shards: ShardCount[]): Stock {
  const left = shards.reduce((sum, shard) => sum + shard.left, 0)
  const reservedCount = shards.reduce((sum, { held }) => sum + held, 0)
  return { quantity, left, reservedCount, givenCount: Math.max(0, quantity - left - reservedCount) }
}

/** What became of the coupons that were given. */
export interface Fates {
  redeemedCount: number
  undoneCount: number
  expiredCount: number
  revokedCount: number
}
