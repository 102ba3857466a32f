/** The code of a coupon, as its member shows it at the counter. */
import { type CouponCode, couponDigits, couponQr } from '../../src/domain/coupon-code'
import { CODE_WINDOW_MS, windowOf } from '../../src/domain/member-code'
import { refuseCode } from '../../src/domain/redemption'
import type { Refusal } from '../../src/domain/result'
import type { OwnCard } from './action'
import { readVersions } from './catalogue'
import { issueDigits } from './digits'
import { whatBecameOf } from './wallet'

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
  const coupon = account.coupons[couponId]
  if (!coupon) return whatBecameOf(edge, account, couponId)
  const version = (await readVersions(edge, [coupon.version])).get(coupon.version)
  if (!version) throw new Error('a coupon has no version')
  const refusal = refuseCode(coupon, version, now)
  if (refusal) return refusal
  const window = windowOf(now)
  const issuedAt = window * CODE_WINDOW_MS
  const shown = { memberId: account.memberId, couponId, serial: coupon.serial }
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
