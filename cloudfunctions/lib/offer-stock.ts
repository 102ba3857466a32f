/** Counting what is left of offers, and what became of what was given. */
import { NEVER } from '../../src/domain/calendar'
import { type Fates, type Stock, stockOf } from '../../src/domain/stock'
import { shardFrom } from './shard'
import { above, below, oneOf, type Store, type Stored } from './store'

const PAGE = 1000

/** The stock of each of some offers, by their ids; shards are read without their claims, those with held ones whole. */
export async function stocksOf(
  store: Store,
  offers: { _id: string; quantity: number }[],
): Promise<Map<string, Stock>> {
  const ids = offers.map(({ _id }) => _id)
  if (ids.length === 0) return new Map()
  const [shards, held] = await Promise.all([shardsOf(store, ids), heldOf(store, ids)])
  return new Map(
    offers.map(({ _id, quantity }) => {
      const own = shards.filter(({ allotmentId }) => allotmentId === _id)
      const counts = own.map((shard) => ({ left: Number(shard.left), held: held.get(shard._id) ?? 0 }))
      return [_id, stockOf(quantity, counts)]
    }),
  )
}

async function shardsOf(store: Store, ids: string[]): Promise<Stored[]> {
  const shards: Stored[] = []
  for (let id = ''; ;) {
    const where = { allotmentId: oneOf(ids), _id: above(id) }
    const fields = ['allotmentId', 'left']
    const found = await store.find('allotments', { where, orderBy: { _id: 'asc' }, limit: PAGE, fields })
    shards.push(...found)
    const last = found.at(-1)
    if (!last || found.length < PAGE) return shards
    id = last._id
  }
}

/** Few shards have a held claim at any moment, and only for two minutes. */
const HELD_SHARDS_MAX = 100

async function heldOf(store: Store, ids: string[]): Promise<Map<string, number>> {
  const where = { allotmentId: oneOf(ids), heldSince: below(NEVER) }
  const found = await store.find('allotments', { where, limit: HELD_SHARDS_MAX })
  return new Map(
    found.map((stored) => {
      const { _id, claims } = shardFrom(stored)
      return [_id, Object.values(claims).filter(({ state }) => state === 'held').length]
    }),
  )
}

/** What became of the coupons that came from an offer, a tier or a list. */
export async function fatesOf(store: Store, origin: string): Promise<Fates> {
  const count = (where: object) => store.count('receipts', { origin, ...where })
  const [used, undoneCount, expiredCount, revokedCount] = await Promise.all([
    count({ kind: 'use' }),
    count({ 'undone.at': above(0) }),
    count({ kind: 'expiry' }),
    count({ kind: 'revocation' }),
  ])
  return { redeemedCount: used - undoneCount, undoneCount, expiredCount, revokedCount }
}
