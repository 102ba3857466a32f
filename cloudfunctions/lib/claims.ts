/** Claims that nobody came back for: what they were is in the account of their member. */
import { type Claim, fateOf, overdueClaims, type Shard, withFates } from '../../src/domain/allotment'
import type { Settings } from '../../src/domain/settings'
import type { Edge } from './edge'
import { writeEffects } from './effects'
import { postVoid } from './perform'
import { writeShard } from './shard'

/**
 * Settles the claims of a shard that have been held for too long: sold where the account says so, released where
 * it does not, and then only after a void has made sure that it never will.
 */
export async function settleClaims(edge: Edge, shard: Shard, settings: Settings): Promise<boolean> {
  const fates = new Map<string, 'sold' | 'released'>()
  for (const claim of overdueClaims(shard, edge.now())) {
    fates.set(claim.opId, await settleClaim(edge, shard, { claim, settings }))
  }
  return writeShard(edge, shard, withFates(shard, fates))
}

async function settleClaim(
  edge: Edge,
  shard: Shard,
  { claim, settings }: { claim: Claim; settings: Settings },
) {
  const mark = { opId: claim.opId, time: claim.opTime, input: '' }
  const entry = await postVoid(edge, { memberId: claim.memberId, mark, rules: settings.version })
  await writeEffects(edge, entry)
  return fateOf(entry, shard)
}
