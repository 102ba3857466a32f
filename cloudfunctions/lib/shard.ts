/** Reading and writing the shards of an allotment. Every write is a compare-and-set on the version. */
import type { Shard } from '../../src/domain/allotment'
import type { Edge } from './edge'
import type { Stored } from './store'

/** The shard in a document. */
export function shardFrom(stored: Stored): Shard {
  // The document is ours: it was written from a Shard. An empty map of claims has vanished from it.
  return { claims: {}, ...stored } as Shard
}

/** Closes a shard: from now on nothing more is claimed on it; false where somebody else wrote it first. */
export async function closeShard(edge: Edge, shard: Shard): Promise<boolean> {
  return writeShard(edge, shard, { ...shard, state: 'closed' })
}

/** Writes a shard where its version is still the one it was computed from; false where somebody else was first. */
export async function writeShard(edge: Edge, before: Shard, after: Shard): Promise<boolean> {
  const { _id, version } = before
  const { claims, left, heldSince, state } = after
  const changed = Object.entries(claims).filter(([key, claim]) => claim.state !== before.claims[key]?.state)
  const set = Object.fromEntries(changed.map(([key, claim]) => [`claims.${key}`, claim]))
  return edge.store.update(
    'allotments',
    { _id, version },
    { set: { ...set, left, heldSince, state }, inc: { version: 1 } },
  )
}
