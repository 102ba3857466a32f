/**
 * Holding: an order of a mall that is not paid yet holds the coupons it was priced with, so that they are not used
 * elsewhere. What the mall has said last, by its own times, is what counts; of a hold and a release of one time it is the
 * release, because an order that was given up is not taken up again. A quarter of an hour after it was said a coupon is
 * free without anybody doing anything.
 */
import * as v from 'valibot'
import type { Account } from './account'
import type { Instant } from './calendar'
import { type Coupons, couponState, type Lock, LOCK_MS, LOCKS_MAX, ownCoupon } from './coupon'
import { couponNote, named } from './coupon-move'
import { heldCount, isHeld, lockedFor, lockKey, relocked, saidAt } from './lock'
import { couponNotHeld, lockRefusals as refusals } from './lock-refusals'
import { CouponIds, customerKeys, namesOneMember, oneMember } from './order'
import { type DecisionFor, plan } from './plan'
import type { Movement } from './points'
import type { Refusal } from './result'
import { AHEAD_MAX_MS, isOwnTill, ownTill, Source, TillId, When } from './till'

const HoldingKeys = v.strictObject({
  orderId: TillId,
  source: Source,
  hold: v.boolean(),
  at: When,
  couponIds: v.pipe(CouponIds, v.minLength(1)),
  ...customerKeys,
})

export type Holding = v.InferOutput<typeof HoldingKeys>

/** What a mall says of the coupons of an order: it holds exactly these from now on, or none of them any more. */
export const Holding = v.pipe(
  HoldingKeys,
  v.check((holding) => namesOneMember(holding), oneMember),
  v.check(({ couponIds }) => new Set(couponIds).size === couponIds.length, 'couponIds 里每张券只写一次'),
  v.check(({ source }) => !isOwnTill(source), ownTill),
)

/** What is answered: what the order holds and until when, or what it held until now. */
export type Held =
  { state: 'held'; couponIds: string[]; until: Instant } | { state: 'freed'; couponIds: string[] }

interface Terms {
  now: Instant
  /** The order was posted already: what it used is used, and it needs nothing else. */
  isPaid: boolean
}

/**
 * Makes the coupons that an order holds exactly these, for a quarter of an hour from when the mall said so; what it held
 * besides is free. Refuses all of them where one is not usable or another order's, and what comes too early, too late,
 * behind what was said later, or after the payment.
 */
export function holdCoupons(account: Account, asked: Holding, { now, isPaid }: Terms): DecisionFor<Held> {
  const { couponIds, source, orderId } = asked
  const key = lockKey(source, orderId)
  const refusal = whyNotNow(account, asked, now) ?? (isPaid ? refusals.paid : null)
  if (refusal) return refusal
  for (const couponId of couponIds) {
    const coupon = ownCoupon(account.coupons, couponId)
    const state = coupon ? couponState(coupon, now, key) : null
    if (state !== 'usable') return couponNotHeld(couponId, state)
  }
  const until = couponIds.map((couponId) => lockEnd(account.coupons, couponId, { asked, now }))
  const locks = couponIds.map((couponId, place): [string, Lock] => [
    couponId,
    { by: key, at: asked.at, until: until[place] ?? 0 },
  ])
  const before = lockedFor(account.coupons, key).map((couponId): [string, null] => [couponId, null])
  const coupons = relocked(account.coupons, new Map([...before, ...locks]), now)
  if (heldCount(coupons, now) > LOCKS_MAX) return refusals.full
  return plan({
    post: [lockNote(account, asked, couponIds)],
    set: { coupons },
    answer: () => ({ state: 'held', couponIds, until: Math.min(...until) }),
  })
}

function whyNotNow({ coupons }: Account, { source, orderId, at }: Holding, now: Instant): Refusal | null {
  if (at > now + AHEAD_MAX_MS) return refusals.ahead
  if (at + LOCK_MS <= now) return refusals.over
  return saidAt(coupons, lockKey(source, orderId)) >= at ? refusals.outdated : null
}

/** Held past its own end a coupon keeps the end of its lock: holding it again must not keep it alive. */
function lockEnd(
  coupons: Coupons,
  couponId: string,
  { asked: { at }, now }: { asked: Holding; now: Instant },
): Instant {
  const coupon = coupons[couponId]
  const end = Math.min(at, now) + LOCK_MS
  return coupon?.lock && coupon.until <= now ? Math.min(coupon.lock.until, end) : end
}

/**
 * Frees what an order holds, at once. A hold of before that is still on its way finds on the coupons that they were let
 * go. Refuses only what is dated ahead and what comes behind a later hold.
 */
export function freeCoupons(account: Account, asked: Holding, now: Instant): DecisionFor<Held> {
  const { source, orderId, at } = asked
  const key = lockKey(source, orderId)
  if (at > now + AHEAD_MAX_MS) return refusals.ahead
  if (saidAt(account.coupons, key) > at) return refusals.outdated
  const isHeldNow = (couponId: string) => isHeldIn(account.coupons, couponId, now)
  const isFree = (couponId: string) => ownCoupon(account.coupons, couponId) && !isHeldNow(couponId)
  const own = lockedFor(account.coupons, key)
  const freed = own.filter(isHeldNow)
  const free = asked.couponIds.filter(isFree)
  const remembering = at + LOCK_MS > now ? free : []
  const touched = [...new Set([...freed, ...remembering])]
  const answer = (): Held => ({ state: 'freed', couponIds: freed })
  if (touched.length === 0) return plan({ answer })
  const locks = new Map(touched.map((couponId) => [couponId, { by: key, at, until: 0 }]))
  return plan({
    post: [lockNote(account, asked, touched)],
    set: { coupons: relocked(account.coupons, locks, now) },
    answer,
  })
}

function isHeldIn(coupons: Coupons, couponId: string, now: Instant): boolean {
  const coupon = coupons[couponId]
  return coupon !== undefined && isHeld(coupon, now)
}

/** A row that gives and takes nothing. */
function lockNote(account: Account, { hold, source, orderId }: Holding, couponIds: string[]): Movement {
  const coupons = couponIds.flatMap((couponId) => {
    const coupon = account.coupons[couponId]
    return coupon ? [named(couponId, coupon)] : []
  })
  return couponNote({ move: hold ? 'held' : 'freed', coupons, source, orderId }, 'hidden')
}
