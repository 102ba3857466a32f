/**
 * Coupons and orders: an order uses those that are usable, and the refund that leaves nothing of it paid gives them
 * back. A coupon that comes back is of the next serial: its codes and tickets of before are good no more.
 */
import type { Account } from './account'
import { DAY_MS, dayOf, type Instant, startOfDay } from './calendar'
import {
  type Coupon,
  type Coupons,
  couponState,
  type CouponWhy,
  type NamedCoupon,
  ownCoupon,
  withoutCoupons,
} from './coupon'
import { couponNote, named, type Receipt, writeReceipt } from './coupon-move'
import type { Effect, Entry } from './entry'
import { letGo, lockKey } from './lock'
import { type OrderContent, orderKey } from './order'
import type { Movement } from './points'
import type { Settings } from './settings'

/** Who sold, where it was a clerk: their id and name, and what the coupons are called. */
export interface Seller {
  by: string
  byName: string
  label: string
}

/** What an order does with coupons. */
interface CouponUse {
  post: Movement[]
  set: { coupons?: Coupons }
  effects: Effect[]
  /** How many it used. */
  count: number
  /** Those it names that were not usable: what has happened has happened, and they are as they were. */
  missed: string[]
}

/** Uses the coupons that an order names, as far as they are usable now or held for it; what else it held is free. */
export function takeCoupons(
  account: Account,
  order: OrderContent,
  { now, seller }: { now: Instant; seller?: Seller | undefined },
): CouponUse {
  const key = lockKey(order.source, order.orderId)
  const { couponIds = [] } = order
  const used = couponIds.flatMap((couponId) => {
    const coupon = ownCoupon(account.coupons, couponId)
    return coupon && couponState(coupon, now, key) === 'usable' ? [named(couponId, coupon)] : []
  })
  const ids = used.map(({ couponId }) => couponId)
  const missed = couponIds.filter((couponId) => !ids.includes(couponId))
  const free = letGo(account.coupons, key)
  if (used.length === 0) {
    const set = free === account.coupons ? {} : { coupons: free }
    return { post: [], set, effects: [], count: 0, missed }
  }
  return {
    post: [couponNote(whyUsed(order, used, seller))],
    set: { coupons: withoutCoupons(free, ids) },
    effects: used.map((coupon) => writeReceipt(receiptOf(coupon, account, { order, now, seller }))),
    count: used.length,
    missed,
  }
}

function whyUsed(
  { source, orderId, storeId }: OrderContent,
  coupons: NamedCoupon[],
  seller?: Seller,
): Omit<CouponWhy, 'of'> {
  return { move: 'used', coupons, storeId, source, orderId, ...seller }
}

interface Using {
  order: OrderContent
  now: Instant
  seller?: Seller | undefined
}

function receiptOf(coupon: NamedCoupon, { memberId }: Account, { order, now, seller }: Using): Receipt {
  const { source, orderId, storeId } = order
  const { by = null, byName = null } = seller ?? {}
  const where = { storeId, by, byName, orderKey: orderKey(source, orderId) }
  return { ...coupon, kind: 'use', memberId, at: now, ...where, undone: null }
}

/** Who gave the order back, and why. */
export type Undone = NonNullable<Receipt['undone']>

/** What the refund of a whole order does: its coupons are as they were, with days of grace where they have ended. */
export function returnCoupons(
  account: Account,
  use: Entry,
  { now, settings, undone }: { now: Instant; settings: Settings; undone: Undone },
): { ids: string[]; movement: Movement; coupons: Coupons; effects: Effect[] } {
  const { why } = use
  if (why.of !== 'coupon') throw new Error('coupons are given back for something else than their use')
  const back = Object.fromEntries(
    why.coupons.map((coupon) => [coupon.couponId, backAt(coupon, now, settings)] as const),
  )
  const coupons = Object.entries(back).map(([couponId, coupon]) => named(couponId, coupon))
  const { of: _of, move: _move, by: _by, byName: _name, ...of } = why
  return {
    ids: Object.keys(back),
    movement: couponNote({ ...of, move: 'returned', coupons }),
    coupons: { ...account.coupons, ...back },
    effects: why.coupons.map((coupon) => writeReceipt({ ...receiptFrom(coupon, account, use), undone })),
  }
}

function backAt(
  { couponId: _id, until, serial, ...kept }: NamedCoupon,
  now: Instant,
  settings: Settings,
): Coupon {
  const graceDay = dayOf(now + settings.points.returnGraceDays * DAY_MS)
  const end = until > now ? until : startOfDay(graceDay) + DAY_MS
  return { ...kept, until: end, serial: serial + 1 }
}

/** The receipt that a use has written, from its entry. */
function receiptFrom(coupon: NamedCoupon, { memberId }: Account, { why, at }: Entry): Receipt {
  if (why.of !== 'coupon') throw new Error('a receipt is made of something else than a use')
  const { storeId = null, by = null, byName = null, source = '', orderId = '' } = why
  const where = { storeId, by, byName, orderKey: orderKey(source, orderId) }
  return { ...coupon, kind: 'use', memberId, at, ...where, undone: null }
}
