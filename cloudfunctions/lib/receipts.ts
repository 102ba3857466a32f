/** Receipts: what became of coupons, read again. */
import { type Account, idsOf } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { couponEndsAt, ownCoupon } from '../../src/domain/coupon'
import { expiryReceipt, named, type Receipt, receiptId } from '../../src/domain/coupon-move'
import type { Refusal } from '../../src/domain/result'
import { readAccount } from './account'
import type { Edge } from './edge'
import { writeUnfinished } from './effects'
import { oneOf, type Store, type Stored } from './store'
import { storeNamesOf } from './stores'

/** The receipt in a document. */
export function receiptFrom({ _id, seq: _seq, ...stored }: Stored): Receipt {
  // The document is ours: it was written from a Receipt.
  return stored as unknown as Receipt
}

/** A receipt by its id; null where there is none. */
export async function readReceipt(store: Store, id: string): Promise<Receipt | null> {
  const stored = await store.get('receipts', id)
  return stored && receiptFrom(stored)
}

/** Receipts by their ids, as far as there are such; asks nothing for none. */
export async function readReceipts(store: Store, ids: string[]): Promise<Map<string, Receipt>> {
  if (ids.length === 0) return new Map()
  const found = await store.find('receipts', { where: { _id: oneOf(ids) }, limit: ids.length })
  return new Map(found.map((stored) => [stored._id, receiptFrom(stored)]))
}

/** How it is said to whoever asks what became of a coupon; null where nothing is known, or to be told. */
type Say = (receipt: Receipt | null, storeName: string | null) => Refusal

/** A coupon of a member's that is not to be had any more: under one serial, or under whichever was its last. */
export interface Gone {
  memberId: string
  couponId: string
  serial?: number
  now: Instant
  say: Say
}

/** Says what became of a coupon: used when and where, over, taken back, or never there. */
export async function whyGone(edge: Edge, gone: Gone): Promise<Refusal> {
  const account = await readAccount(edge.store, gone.memberId)
  const receipt = overNow(account, gone) ?? (await receiptOf(edge, account, gone))
  return said(edge, receipt, gone.say)
}

/** Says what became of a coupon that a member no longer holds; of others' coupons nothing. */
export async function whatBecameOf(
  edge: Edge,
  account: Account,
  { couponId, say }: { couponId: string; say: Say },
): Promise<Refusal> {
  return said(edge, await lastReceipt(edge.store, account, couponId), say)
}

async function said(edge: Edge, receipt: Receipt | null, say: Say): Promise<Refusal> {
  const storeId = receipt?.storeId ?? null
  const names = await storeNamesOf(edge.store, storeId === null ? [] : [storeId])
  return say(receipt, names.get(storeId ?? '') ?? null)
}

/** A coupon ends once under each serial, and few are undone so often. */
const SERIALS_MAX = 20

async function lastReceipt(store: Store, account: Account, couponId: string): Promise<Receipt | null> {
  const ids = Array.from({ length: SERIALS_MAX }, (_, serial) => receiptId({ couponId, serial }))
  const own = [...(await readReceipts(store, ids)).values()].filter(({ memberId }) =>
    idsOf(account).includes(memberId),
  )
  return own.sort((a, b) => b.serial - a.serial)[0] ?? null
}

/** It may be over by the clock without having been settled. */
function overNow(account: Account, { couponId, serial, now }: Gone): Receipt | null {
  const coupon = ownCoupon(account.coupons, couponId)
  const isOver = coupon && coupon.serial === (serial ?? coupon.serial) && couponEndsAt(coupon) <= now
  return isOver ? expiryReceipt(named(couponId, coupon), account.memberId, couponEndsAt(coupon)) : null
}

async function receiptOf(edge: Edge, account: Account, { couponId, serial }: Gone): Promise<Receipt | null> {
  await writeUnfinished(edge, account)
  return serial === undefined
    ? lastReceipt(edge.store, account, couponId)
    : readReceipt(edge.store, receiptId({ couponId, serial }))
}
