/**
 * Redemption at the counter: a coupon that a clerk has seen is used once, in a store where it is good, and the use is
 * undone within a day by the same store, which gives the coupon back under the next serial.
 */
import type { Account } from './account'
import { DAY_MS, dayOf, type Instant, startOfDay } from './calendar'
import { type Coupon, type CouponState, couponState, type CouponWhy, withoutCoupons } from './coupon'
import { couponNote, named, type Receipt, receiptId, writeReceipt } from './coupon-move'
import { type DecisionFor, plan } from './plan'
import { redemptionRefusals as refusals } from './redemption-refusals'
import type { Refusal } from './result'
import { isForOrders, isGoodIn, type Picture, type TemplateVersion } from './template'
import { type CouponTicket, ticketEndsAt } from './ticket'

export const UNDO_MS = DAY_MS

/** Who does it at the counter. */
export interface AtCounter {
  _id: string
  name: string
}

/** What a clerk is told of a use. */
export interface Used {
  receiptId: string
  couponId: string
  name: string
  picture: Picture
  storeId: string
  at: Instant
  /** Until when it can be undone. */
  undoUntil: Instant
}

/** Why the code of a coupon is not to be shown now; null where it is. */
export function refuseCode(coupon: Coupon, version: TemplateVersion, now: Instant): Refusal | null {
  return version.isRevoked ? refusals.revoked : ofState[couponState(coupon, now)]
}

/** Why a coupon cannot be handed over in a store now; null where it can. */
export function refuseUse(
  coupon: Coupon,
  version: TemplateVersion,
  { storeId, now }: { storeId: string; now: Instant },
): Refusal | null {
  const refusal = refuseCode(coupon, version, now)
  if (refusal) return refusal
  if (!isGoodIn(version, storeId)) return refusals.store
  return isForOrders(version) ? refusals.forOrders : null
}

const ofState: Record<CouponState, Refusal | null> = {
  usable: null,
  early: refusals.early,
  locked: refusals.locked,
  over: refusals.over,
}

/**
 * Uses the coupon of a ticket. Refuses a ticket that is too old, a coupon that is gone or was given back under another
 * serial, and whatever `refuseUse` refuses.
 */
export function useCoupon(
  account: Account,
  { ticket, version, clerk }: { ticket: CouponTicket; version: TemplateVersion; clerk: AtCounter },
  now: Instant,
): DecisionFor<Used> {
  const { coupon: couponId, serial, store: storeId } = ticket
  if (now >= ticketEndsAt(ticket)) return refusals.ticketExpired
  const coupon = account.coupons[couponId]
  if (!coupon || !account.profile) return refusals.gone
  if (coupon.serial !== serial) return refusals.ticketExpired
  const refusal = refuseUse(coupon, version, { storeId, now })
  if (refusal) return refusal
  const receipt: Receipt = {
    ...named(couponId, coupon),
    kind: 'use',
    memberId: account.memberId,
    at: now,
    storeId,
    by: clerk._id,
    byName: clerk.name,
    orderKey: null,
    undone: null,
  }
  const { name, picture } = version
  const why: UseWhy = {
    move: 'used',
    coupons: [named(couponId, coupon)],
    label: name,
    storeId,
    by: clerk._id,
  }
  return plan({
    post: [couponNote(why)],
    set: { coupons: withoutCoupons(account.coupons, [couponId]) },
    effects: [writeReceipt(receipt)],
    answer: (): Used => ({
      receiptId: receiptId(receipt),
      couponId,
      name,
      picture,
      storeId,
      at: now,
      undoUntil: now + UNDO_MS,
    }),
  })
}

type UseWhy = Omit<CouponWhy, 'of'>

export interface Undoing {
  /** As it stands now. */
  receipt: Receipt
  label: string
  clerk: AtCounter & { storeIds: string[] }
  reason: string
}

export interface Undone {
  receiptId: string
  couponId: string
  at: Instant
  /** Until when the coupon is good again. */
  until: Instant
}

/**
 * Undoes a use: the coupon comes back under the next serial, for a day at least where it is over by now; the receipt
 * stays and says so. Refuses what is no use at the counter, another store, a day later, and doing it twice.
 */
export function undoUse(
  account: Account,
  { receipt, label, clerk, reason }: Undoing,
  now: Instant,
): DecisionFor<Undone> {
  const { storeId } = receipt
  if (storeId === null || !clerk.storeIds.includes(storeId)) return refusals.undoStore
  if (receipt.orderKey !== null) return refusals.undoOrder
  if (receipt.kind !== 'use' || account.profile === null) return refusals.receiptUnknown
  if (receipt.undone) return refusals.undoneAlready
  if (now >= receipt.at + UNDO_MS) return refusals.undoLate
  const { couponId, version, origin, way, from } = receipt
  const until = now < receipt.until ? receipt.until : startOfDay(dayOf(now)) + 2 * DAY_MS
  const serial = receipt.serial + 1
  const coupon: Coupon = { version, origin, ...(way && { way }), from, until, serial }
  const undone = { at: now, by: clerk._id, byName: clerk.name, reason }
  const why: UseWhy = {
    move: 'undone',
    coupons: [named(couponId, coupon)],
    label,
    storeId,
    by: clerk._id,
    reason,
  }
  return plan({
    post: [couponNote(why)],
    set: { coupons: { ...account.coupons, [couponId]: coupon } },
    effects: [writeReceipt({ ...receipt, undone })],
    answer: (): Undone => ({ receiptId: receiptId(receipt), couponId, at: now, until }),
  })
}
