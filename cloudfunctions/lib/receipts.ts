/** Receipts: what became of coupons, read again. */
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { couponEndsAt } from '../../src/domain/coupon'
import { expiryReceipt, named, type Receipt, receiptId } from '../../src/domain/coupon-move'
import type { Refusal } from '../../src/domain/result'
import { readAccount } from './account'
import type { Edge } from './edge'
import { writeUnfinished } from './effects'
import { oneOf, type Store, type Stored } from './store'

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

/** The names of stores, by their ids, as far as there are such. */
export async function storeNames(store: Store, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await store.find('stores', { where: { _id: oneOf(ids) }, limit: ids.length })
  return new Map(found.map(({ _id, name }) => [_id, String(name)]))
}

/** A coupon under one serial that is not to be had any more, and how that is said to whoever asks. */
export interface Gone {
  memberId: string
  couponId: string
  serial: number
  now: Instant
  say: (receipt: Receipt | null, storeName: string | null) => Refusal
}

/** Says what became of a coupon: used when and where, over, taken back, or never there. */
export async function whyGone(edge: Edge, gone: Gone): Promise<Refusal> {
  const account = await readAccount(edge.store, gone.memberId)
  const receipt = overNow(account, gone) ?? (await receiptOf(edge, account, gone))
  const storeId = receipt?.storeId ?? null
  const names = await storeNames(edge.store, storeId === null ? [] : [storeId])
  return gone.say(receipt, names.get(storeId ?? '') ?? null)
}

/** It may be over by the clock without having been settled. */
function overNow(account: Account, { couponId, serial, now }: Gone): Receipt | null {
  const coupon = account.coupons[couponId]
  const isOver = coupon && coupon.serial === serial && couponEndsAt(coupon) <= now
  return isOver ? expiryReceipt(named(couponId, coupon), account.memberId, couponEndsAt(coupon)) : null
}

async function receiptOf(edge: Edge, account: Account, gone: Gone): Promise<Receipt | null> {
  await writeUnfinished(edge, account)
  return readReceipt(edge.store, receiptId(gone))
}
