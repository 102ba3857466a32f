/**
 * An allotment: the one way to give out a limited thing. Its quantity lies in shards of at most 200 units; a unit
 * is claimed by one operation, and the claim is kept for ever, held, sold or released.
 */
import { type Instant, MINUTE_MS, NEVER } from './calendar'
import type { Entry } from './entry'

export const SHARD_UNITS_MAX = 200
/** After so long a held claim is looked into: whoever made it has answered or is gone. */
export const HELD_MAX_MS = 2 * MINUTE_MS

export interface Claim {
  opId: string
  /** The operation's own time: with it a void is looked up where the operation would be. */
  opTime: Instant
  /** The member as the operation named them, before any merge. */
  memberId: string
  at: Instant
  state: 'held' | 'sold' | 'released'
}

export interface Shard {
  _id: string
  allotmentId: string
  shard: number
  version: number
  state: 'open' | 'closed'
  left: number
  closesAt: Instant
  /** Since when a claim is held; `NEVER` while none is. */
  heldSince: Instant
  claims: Record<string, Claim>
}

/** The id of a shard's document, by its number from 0. */
export function shardId(allotmentId: string, shard: number): string {
  return `${allotmentId}:${shard}`
}

/** The shards of a new allotment of so many units, as even as they can be; claims are taken until `closesAt` (ms). */
export function newShards(allotmentId: string, quantity: number, closesAt: Instant = NEVER): Shard[] {
  const shards = Math.max(1, Math.ceil(quantity / SHARD_UNITS_MAX))
  return Array.from({ length: shards }, (_, shard) => ({
    _id: shardId(allotmentId, shard),
    allotmentId,
    shard,
    version: 1,
    state: 'open',
    left: Math.floor((quantity + shards - 1 - shard) / shards),
    closesAt,
    heldSince: NEVER,
    claims: {},
  }))
}

/** The shard an operation asks first, from 0: every copy of a request asks the same one. */
export function homeShard(opId: string, shards: number): number {
  return [...opId].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_003, 7) % shards
}

/** The claims that have been held for so long by now (ms) that whoever made them has given up. */
export function overdueClaims(shard: Shard, now: Instant): Claim[] {
  return Object.values(shard.claims).filter(
    (claim) => claim.state === 'held' && now - claim.at >= HELD_MAX_MS,
  )
}

/** What becomes of a claim, from the entry that its operation left in the account: a void, or what it posted. */
export function fateOf(entry: Entry, shard: Shard): 'sold' | 'released' {
  const { claim } = entry
  const isThisShard = claim?.allotmentId === shard.allotmentId && claim.shard === shard.shard
  return isThisShard ? 'sold' : 'released'
}

/** The shard once the fates of some held claims are known. A released unit can be claimed again, its claim stays. */
export function withFates(shard: Shard, fates: Map<string, 'sold' | 'released'>): Shard {
  const claims = Object.fromEntries(
    Object.entries(shard.claims).map(([key, claim]) => {
      const fate = claim.state === 'held' ? fates.get(key) : undefined
      return [key, fate ? { ...claim, state: fate } : claim]
    }),
  )
  const released = [...fates].filter(
    ([key, fate]) => fate === 'released' && shard.claims[key]?.state === 'held',
  )
  return { ...shard, claims, left: shard.left + released.length, heldSince: heldSince(claims) }
}

function heldSince(claims: Record<string, Claim>): Instant {
  const held = Object.values(claims).filter((claim) => claim.state === 'held')
  return Math.min(NEVER, ...held.map((claim) => claim.at))
}

export type GroupOutcome = 'full' | 'failed' | 'undecided'

/**
 * What becomes of a group of one shard: full as soon as all its places are sold, failed once it is closed with a
 * place free; nothing is said while a claim is held.
 */
export function groupOutcome(shard: Shard, places: number): GroupOutcome {
  const states = Object.values(shard.claims).map((claim) => claim.state)
  const sold = states.filter((state) => state === 'sold').length
  if (sold >= places) return 'full'
  return shard.state === 'closed' && !states.includes('held') ? 'failed' : 'undecided'
}
