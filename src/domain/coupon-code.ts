/**
 * The code of a coupon: a QR text and eight digits, good for a window of 30 seconds and the next one, as a member's.
 * It names the serial too, so that nothing that was shown before a redemption was undone is good after it.
 */
import type { Instant } from './calendar'
import { eightDigits } from './member-code'
import { base32 } from './request'
import { isSame, type Mac } from './signed'

/** A coupon under one serial, in a member's hand. */
export interface ShownCoupon {
  memberId: string
  couponId: string
  serial: number
}

export interface CouponCode {
  /** ASCII, at most 120 characters. */
  qr: string
  digits: string
  issuedAt: Instant
  rotatesAt: Instant
  now: Instant
}

const PREFIX = 'SIYU2'
/** 130 bits of the keyed hash. */
const MAC_LENGTH = 26

/** The text of the QR: member, coupon, serial, window and a keyed hash over them, so that nothing has to be stored. */
export function couponQr({ memberId, couponId, serial }: ShownCoupon, window: number, mac: Mac): string {
  const said = [PREFIX, couponId, memberId, serial, window.toString(36)].join('.')
  return `${said}.${signature(said, mac)}`
}

/** Eight digits for a window; a number that is taken asks again with the next attempt. */
export function couponDigits(
  { couponId, serial }: ShownCoupon,
  { window, attempt }: { window: number; attempt: number },
  mac: Mac,
): string {
  return eightDigits(mac(`coupon digits:${couponId}:${serial}:${window}:${attempt}`))
}

/** Reads a QR that a clerk scanned; undefined for what is no code of a coupon, or not one of ours. */
export function readCouponQr(scanned: string, mac: Mac): { shown: ShownCoupon; window: number } | undefined {
  const text = scanned.replace(/\s/g, '')
  const match =
    /^(SIYU2\.(c[a-z2-7]{1,26})\.(m[a-z2-7]{26})\.(\d{1,6})\.([0-9a-z]{1,9}))\.([a-z2-7]{26})$/.exec(text)
  if (!match) return undefined
  const [, said = '', couponId = '', memberId = '', serial = '', window36 = '', signed = ''] = match
  if (!isSame(signed, signature(said, mac))) return undefined
  return { shown: { memberId, couponId, serial: Number(serial) }, window: parseInt(window36, 36) }
}

const signature = (said: string, mac: Mac) => base32(mac(`coupon code:${said}`), MAC_LENGTH)
