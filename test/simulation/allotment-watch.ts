/** Looks at every write to the shards of an allotment: never more claimed than there was, and nothing forgotten. */
import type { Shard } from '../../src/domain/allotment'
import type { Stored } from '../../cloudfunctions/lib/store'
import { violate, type World } from './world'

/** A shard as its document has it; an empty map of claims may be missing. */
export function shardIn(stored: Stored): Shard {
  // Only the kernel writes shards, and it writes all of one.
  return { claims: {}, ...stored } as Shard
}

const isTaken = (state: string) => state !== 'released'

/** Says what a write to a shard broke. */
export function sawShard(world: World, before: Shard, after: Shard): void {
  const taken = (shard: Shard) => Object.values(shard.claims).filter(({ state }) => isTaken(state)).length
  if (after.left < 0) violate(world, `${after._id} is oversold`)
  if (after.left + taken(after) !== before.left + taken(before))
    violate(world, `${after._id} lost or made a unit`)
  if (after.version !== before.version + 1) violate(world, `${after._id} was written without a new version`)
  for (const [key, claim] of Object.entries(before.claims)) {
    const now = after.claims[key]
    if (!now) violate(world, `a claim of ${after._id} is gone`)
    else if (claim.state !== 'held' && now.state !== claim.state) {
      violate(world, `a ${claim.state} claim of ${after._id} became ${now.state}`)
    }
  }
  const held = Object.values(after.claims).filter(({ state }) => state === 'held')
  if (held.some(({ at }) => at < after.heldSince))
    violate(world, `no sweeper will find a held claim of ${after._id}`)
  if (held.some(({ at }) => at >= after.closesAt)) violate(world, `${after._id} was claimed after its end`)
  if (before.state === 'open') return
  if (after.state === 'open') violate(world, `${after._id} was opened again`)
  if (Object.keys(after.claims).length > Object.keys(before.claims).length)
    violate(world, `${after._id} was claimed after its close`)
}
