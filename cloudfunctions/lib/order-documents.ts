/** The documents of orders: each is changed only as it was read, because refunds may come at the same time. */
import { hasCome, type OrderDocument } from '../../src/domain/order'
import type { Edge } from './edge'
import { absent, type Store, type Stored } from './store'

const RACES_MAX = 60
const PAUSE_MS_MAX = 400

/**
 * Changes the document of an order, again from what stands where somebody else was first. `change` answers the same
 * document where there is nothing to write, and null where there is none and none is to be made.
 */
export async function amendOrder<Document extends OrderDocument | null>(
  edge: Edge,
  _id: string,
  change: (stored: OrderDocument | null) => Document,
): Promise<Document> {
  for (let races = 0; races < RACES_MAX; races += 1) {
    const stored = await edge.store.get('orders', _id)
    const before = stored && orderFrom(stored)
    const after = change(before)
    if (after === null || after === before || (await write(edge.store, before, after))) return after
    await edge.pause(edge.dice() * Math.min(PAUSE_MS_MAX, 8 * 2 ** races))
  }
  throw new Error('the document of an order is written to without end')
}

/** The order in a document; one that was written before there were refunds has none. */
export function orderFrom(stored: Stored): OrderDocument {
  return { refunds: [], ...stored }
}

/** The document of an order. */
export const documentOf = (order: OrderDocument): Stored => ({ ...order })

/** Refunds are only ever added, and content comes once: where neither has happened, the document is as it was read. */
async function write(store: Store, before: OrderDocument | null, after: OrderDocument): Promise<boolean> {
  if (!before) return (await store.insert('orders', [documentOf(after)])) === 'inserted'
  const { _id, ...fields } = after
  const noMoreRefunds = { [`refunds.${before.refunds.length}`]: absent }
  return hasCome(before)
    ? store.update('orders', { _id, ...noMoreRefunds }, { set: { refunds: after.refunds } })
    : store.update('orders', { _id, ...noMoreRefunds, content: absent }, { set: fields })
}
