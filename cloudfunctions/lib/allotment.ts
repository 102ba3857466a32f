/** Claiming a unit of an allotment: one conditional update, which cannot sell what is not there. */
import { type Claim, homeShard, shardId } from '../../src/domain/allotment'
import type { Instant } from '../../src/domain/calendar'
import type { ClaimRef } from '../../src/domain/entry'
import type { Reservation } from '../../src/domain/plan'
import type { Edge } from './edge'
import { shardFrom } from './shard'
import { above, absent } from './store'

const SOLD_OUT_KEPT_MS = 2000
/** Tries on shards that looked as if they had something left. */
const TRIES_MAX = 8

export interface Claimant {
  opId: string
  opTime: Instant
  memberId: string
  isRepeat?: boolean | undefined
}

/** Takes one unit for an operation, the same one however often it asks; null where there is none. */
export async function claim(edge: Edge, wanted: Reservation, claimant: Claimant): Promise<ClaimRef | null> {
  const { allotmentId, shards } = wanted
  if (!claimant.isRepeat && isKnownEmpty(edge, allotmentId)) return null
  const home = { allotmentId, shard: homeShard(claimant.opId, shards) }
  if (await claimAt(edge, home, claimant)) return home
  const found = await edge.store.get('allotments', shardId(allotmentId, home.shard))
  if (found && shardFrom(found).claims[claimant.opId]) return home
  return claimElsewhere(edge, allotmentId, claimant)
}

async function claimElsewhere(edge: Edge, allotmentId: string, claimant: Claimant): Promise<ClaimRef | null> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const where = { allotmentId, left: above(0), state: 'open', closesAt: above(edge.now()) }
    const [found] = await edge.store.find('allotments', { where, limit: 1 })
    if (!found) {
      edge.memory.soldOut.set(allotmentId, edge.now())
      return null
    }
    const there = { allotmentId, shard: shardFrom(found).shard }
    if (await claimAt(edge, there, claimant)) return there
    if (shardFrom(found).claims[claimant.opId]) return there
  }
  return null
}

function isKnownEmpty(edge: Edge, allotmentId: string): boolean {
  const age = edge.now() - (edge.memory.soldOut.get(allotmentId) ?? -Infinity)
  return age >= 0 && age <= SOLD_OUT_KEPT_MS
}

/** One update decides: open, something left, not claimed yet, not over. */
function claimAt(edge: Edge, { allotmentId, shard }: ClaimRef, claimant: Claimant): Promise<boolean> {
  const at = edge.now()
  const { opId, opTime, memberId } = claimant
  const held: Claim = { opId, opTime, memberId, at, state: 'held' }
  return edge.store.update(
    'allotments',
    {
      _id: shardId(allotmentId, shard),
      state: 'open',
      left: above(0),
      closesAt: above(at),
      [`claims.${opId}`]: absent,
    },
    { inc: { left: -1, version: 1 }, set: { [`claims.${opId}`]: held }, min: { heldSince: at } },
  )
}
