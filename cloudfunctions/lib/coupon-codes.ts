/** The code of a coupon, as its member shows it at the counter. */
import { ownCoupon } from '../../src/domain/coupon'
import { type CouponCode, couponDigits, couponQr, type ShownCoupon } from '../../src/domain/coupon-code'
import { CODE_WINDOW_MS, windowOf } from '../../src/domain/member-code'
import type { Instant } from '../../src/domain/calendar'
import { type CouponView, goneCoupon } from '../../src/domain/coupon-view'
import { refuseCode } from '../../src/domain/redemption'
import { isRefusal, type Refusal } from '../../src/domain/result'
import type { OwnCard } from './action'
import { readVersions } from './catalogue'
import { issueDigits } from './digits'
import type { Edge } from './edge'
import { whatBecameOf } from './receipts'
import { readCoupon } from './wallet'

/** What is shown at the counter is handed over there, so it has a code; null for what the till chooses, or not now. */
export type OpenedCoupon = CouponView & { code: CouponCode | null }

/**
 * One coupon of the caller's, and with it the code of this window, so that a queue waits for one call. Refuses what
 * `readCoupon` refuses.
 */
export async function openCoupon(card: OwnCard<{ couponId: string }>): Promise<OpenedCoupon | Refusal> {
  const { edge, account, now, input } = card
  const view = await readCoupon(card)
  if (isRefusal(view)) return view
  const coupon = ownCoupon(account.coupons, input.couponId)
  const isHandedOver = view.kind === 'gift' || view.kind === 'service'
  if (!coupon || view.state !== 'usable' || !isHandedOver) return { ...view, code: null }
  const shown = { memberId: account.memberId, couponId: input.couponId, serial: coupon.serial }
  return { ...view, code: await codeFor(edge, shown, now) }
}

/**
 * The code of a coupon of the caller's for this window. Refuses a coupon that is not to be used now, and one that they
 * do not hold any more: of that it is told what became of it.
 */
export async function issueCouponCode({
  edge,
  account,
  now,
  input: { couponId },
}: OwnCard<{ couponId: string }>): Promise<CouponCode | Refusal> {
  const coupon = ownCoupon(account.coupons, couponId)
  if (!coupon) return whatBecameOf(edge, account, { couponId, say: goneCoupon })
  const version = (await readVersions(edge, [coupon.version])).get(coupon.version)
  if (!version) throw new Error('a coupon has no version')
  const refusal = refuseCode(coupon, version, now)
  if (refusal) return refusal
  return codeFor(edge, { memberId: account.memberId, couponId, serial: coupon.serial }, now)
}

async function codeFor(edge: Edge, shown: ShownCoupon, now: Instant): Promise<CouponCode> {
  const window = windowOf(now)
  const issuedAt = window * CODE_WINDOW_MS
  return {
    qr: couponQr(shown, window, edge.mac),
    digits: await issueDigits(edge, { whose: shown, window }, (attempt) =>
      couponDigits(shown, { window, attempt }, edge.mac),
    ),
    issuedAt,
    rotatesAt: issuedAt + CODE_WINDOW_MS,
    now,
  }
}
