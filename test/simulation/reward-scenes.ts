/** Scenes at the counter and in a group, for faults at every call. */
import type { Receipt } from '../../src/domain/coupon-move'
import type { OrderFact } from '../../src/domain/order'
import { undoOf } from '../../src/domain/undo-sale'
import type { KindName } from './kinds'
import type { World } from './world'

export interface Scene {
  seed?: number
  people?: number
  /** What they have done before. */
  first?: KindName[]
}

const two = (seed: number): Scene => ({ seed, people: 2 })

/** The receipts, and the sales of the till, as the database has them: only the kernel writes them, and all of one. */
const receiptsOf = ({ database }: World) => [...database.all('receipts')] as unknown as Receipt[]
const salesOf = ({ database }: World) =>
  ([...database.all('orders')] as unknown as OrderFact[]).filter(({ till }) => till)

/** What went before, and what is there in the end where nothing goes wrong. */
export const rewardScenes: [KindName, Scene, (world: World) => boolean][] = [
  ['take', { seed: 16 }, (world) => receiptsOf(world).some(({ kind }) => kind === 'expiry')],
  ['use', { ...two(4), first: ['take'] }, (world) => receiptsOf(world).some(({ kind }) => kind === 'use')],
  [
    'undo use',
    { ...two(4), first: ['take', 'use'] },
    (world) => receiptsOf(world).some(({ undone }) => undone !== null),
  ],
  [
    'till',
    { ...two(8), first: ['take'] },
    (world) => salesOf(world).some(({ till }) => till?.coupons.length === 1),
  ],
  [
    'undo sale',
    { ...two(8), first: ['take', 'till'] },
    (world) => salesOf(world).some((sale) => undoOf(sale)),
  ],
  ['circle', two(4), ({ database }) => [...database.all('groups')].length === 1],
]
