/** One coupon in full: what it is, where and how long, and whether its code may be shown. */
import * as v from 'valibot'
import type { Instant } from './calendar'
import { clockTime, monthDay } from './beijing-text'
import { type Coupon, couponIdPattern, couponState, type CouponState } from './coupon'
import { named, type Receipt } from './coupon-move'
import { ruleSentences, storesText } from './coupon-words'
import { refuse, type Refusal } from './result'
import type { TemplateVersion } from './template'
import { type CouponLook, lookOf } from './wallet-view'

export const GetCoupon = v.strictObject({
  couponId: v.pipe(v.string(), v.regex(couponIdPattern, 'a coupon')),
})

export interface CouponView extends CouponLook {
  now: Instant
  state: Exclude<CouponState, 'over'>
  from: Instant
  until: Instant
  lockedUntil: Instant | null
  /** How it is used, in the brand's words. */
  words: string
  /** A sentence each. */
  sentences: string[]
  storesText: string
  storeNames: string[]
}

interface Shown {
  couponId: string
  coupon: Coupon
  version: TemplateVersion
  storeNames: Map<string, string>
}

/** A coupon that its member holds; refuses one that is over or was taken back. */
export function couponViewOf(
  { couponId, coupon, version, storeNames }: Shown,
  now: Instant,
): CouponView | Refusal {
  const state = couponState(coupon, now)
  if (version.isRevoked === true) return couponRefusals.revoked
  if (state === 'over') return couponRefusals.over
  const names = version.storeIds.map((storeId) => storeNames.get(storeId) ?? storeId)
  return {
    ...lookOf(named(couponId, coupon), version, storeNames),
    now,
    state,
    from: coupon.from,
    until: coupon.until,
    lockedUntil: coupon.lock && coupon.lock.until > now ? coupon.lock.until : null,
    words: version.words,
    sentences: ruleSentences(version.rule),
    storesText: storesText(version.rule, names),
    storeNames: names,
  }
}

const couponRefusals = {
  unknown: refuse('COUPON_UNKNOWN', '没有找到这张券。别的券都还在，去卡券里看看。'),
  over: refuse('COUPON_OVER', '这张券到期了，没有用掉。积分和别的券不受影响，去卡券里看看。'),
  revoked: refuse('COUPON_REVOKED', '这张券被收回了。积分和别的券不受影响，有疑问请联系门店。'),
}

/** What is said of a coupon that its member no longer holds, by its newest receipt. */
export function goneCoupon(receipt: Receipt | null, storeName: string | null): Refusal {
  if (!receipt) return couponRefusals.unknown
  if (receipt.kind === 'expiry') return couponRefusals.over
  if (receipt.kind === 'revocation') return couponRefusals.revoked
  const where = storeName ? `在${storeName}` : '在订单里'
  const when = `${monthDay(receipt.at)} ${clockTime(receipt.at)}`
  const hint = storeName ? '用错了，24 小时内请店员撤销，券会退回。' : '订单全部退款后，券会退回。'
  return refuse('COUPON_USED', `这张券 ${when} ${where}用掉了。${hint}`)
}
