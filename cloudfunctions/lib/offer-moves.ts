/**
 * Moves of offers. The move's own document is written first, and only where there is none: that is the one moment at
 * which it wins. Then come the units, the budget and at last the offer; whoever comes by completes what a crash left,
 * and until the offer's own document says so nobody is shown what is half done.
 */
import { newShards, type Shard, shardId } from '../../src/domain/allotment'
import type { Offer } from '../../src/domain/offer'
import { type OfferMove, offerMoveId } from '../../src/domain/offer-move'
import { unitCostFen } from '../../src/domain/offer-rows'
import { holdCost } from './budgets'
import { offerFrom } from './catalogue'
import type { Edge } from './edge'
import { closeShard, shardFrom } from './shard'
import { above, type Store } from './store'
import { readVersion } from './templates'

/** Shards that one move may add. */
const SHARDS_MAX = 1000
const PAGE = 100

/** What a plan of an offer is called among the plans of its template. */
export const costKey = (offerId: string) => `o_${offerId}`

/** The offer that stands now; a move that a crash left half done is completed first. Null where there is none. */
export async function standingOffer(edge: Edge, offerId: string): Promise<Offer | null> {
  const offer = await readOffer(edge.store, offerId)
  const next = await readMove(edge.store, offerId, (offer?.version ?? 0) + 1)
  return next ? putInForce(edge, next) : offer
}

/** The offer of an id as its document says; null where there is none. */
export async function readOffer(store: Store, offerId: string): Promise<Offer | null> {
  const stored = await store.get('offers', offerId)
  return stored && offerFrom(stored)
}

/** The move of an offer with this number; null where there is none. */
export async function readMove(store: Store, offerId: string, number: number): Promise<OfferMove | null> {
  const stored = await store.get('offerMoves', offerMoveId(offerId, number))
  // The document is ours: it was written from an OfferMove.
  return stored && (stored as unknown as OfferMove)
}

/** Makes a move the newest one and carries it out; false where another one has its number. */
export async function makeMove(edge: Edge, move: OfferMove): Promise<boolean> {
  await edge.store.insert('offerMoves', [{ ...move }])
  const standing = await readMove(edge.store, move.offerId, move.number)
  if (!standing) throw new Error('a move of an offer was neither written nor found')
  await putInForce(edge, standing)
  return standing.cause === move.cause
}

async function putInForce(edge: Edge, move: OfferMove): Promise<Offer> {
  const { store } = edge
  const { offerId, number, offer } = move
  if (move.adds > 0) await addShards(store, move)
  const fen = move.move === 'closed' ? await closedCost(edge, move) : move.costFen
  await holdCost(store, offer.templateId, { key: costKey(offerId), fen, number })
  const { _id, ...set } = offer
  const isWritten = await store.update('offers', { _id, version: number - 1 }, { set })
  if (!isWritten && number === 1) await store.insert('offers', [{ ...offer }])
  return (await readOffer(store, offerId)) ?? offer
}

/** The first units are an allotment of their own; later ones are named after the move, so that they come once. */
async function addShards(store: Store, { offerId, number, adds }: OfferMove): Promise<void> {
  const shards = newShards(offerId, adds).map((shard) => (number === 1 ? shard : later(shard, number)))
  for (const shard of shards) await store.insert('allotments', [{ ...shard }])
}

function later(shard: Shard, number: number): Shard {
  const place = number * SHARDS_MAX + shard.shard
  return { ...shard, _id: shardId(shard.allotmentId, place), shard: place }
}

/** Nothing more is claimed from now on; what is left will never be given out, and leaves the budget. */
async function closedCost(edge: Edge, { offerId, offer, costFen }: OfferMove): Promise<number> {
  await eachShard(edge.store, offerId, async (shard) => {
    for (let open: Shard | null = shard; open && open.state === 'open';) {
      if (await closeShard(edge, open)) return
      const stored = await edge.store.get('allotments', open._id)
      open = stored && shardFrom(stored)
    }
  })
  let left = 0
  await eachShard(edge.store, offerId, async (shard) => void (left += shard.left))
  const gives = await readVersion(edge.store, offer.templateVersion)
  if (!gives) throw new Error('what an offer gives is gone')
  return costFen - Math.min(left, offer.quantity) * unitCostFen({ content: offer, gives })
}

/** Shows every shard of an allotment, whole. */
export async function eachShard(
  store: Store,
  allotmentId: string,
  see: (shard: Shard) => Promise<void>,
): Promise<void> {
  for (let id = ''; ;) {
    const where = { allotmentId, _id: above(id) }
    const found = await store.find('allotments', { where, orderBy: { _id: 'asc' }, limit: PAGE })
    for (const stored of found) await see(shardFrom(stored))
    const last = found.at(-1)
    if (!last || found.length < PAGE) return
    id = last._id
  }
}
