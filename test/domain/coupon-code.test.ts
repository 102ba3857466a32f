import { createHmac } from 'node:crypto'
import { couponDigits, couponQr, readCouponQr } from '../../src/domain/coupon-code'
import { codeDigits, readCode, windowOf } from '../../src/domain/member-code'
import type { Mac } from '../../src/domain/signed'
import { at, memberId } from './given'

const keyed =
  (key: string): Mac =>
  (text) =>
    createHmac('sha256', key).update(text).digest()
const mac = keyed('k')
const window = windowOf(at('2026-11-21 09:00:10'))
const shown = { memberId, couponId: `c${'q'.repeat(25)}`, serial: 3 }
const qr = couponQr(shown, window, mac)

test('the QR is short ASCII and names coupon, member, serial and window to those who hold the key', () => {
  expect(qr).toMatch(/^SIYU2\.[!-~]{1,114}$/)
  expect(readCouponQr(qr, mac)).toEqual({ shown, window })
  expect(readCouponQr(` ${qr.slice(0, 9)} ${qr.slice(9)}\n`, mac)).toEqual({ shown, window })
})

test('a QR of another key, or with anything in it changed, is none of ours', () => {
  expect(readCouponQr(qr, keyed('other'))).toBeUndefined()
  const parts = qr.split('.')
  const others = [`c${'r'.repeat(25)}`, `m${'b'.repeat(26)}`, '4', (window + 1).toString(36)]
  for (const [place, other] of others.entries()) {
    expect(readCouponQr(parts.with(place + 1, other).join('.'), mac)).toBeUndefined()
  }
  expect(readCouponQr(`${qr.slice(0, -1)}${qr.endsWith('a') ? 'b' : 'a'}`, mac)).toBeUndefined()
})

test('no code of a coupon is one of a member', () => {
  expect(readCode(qr, mac)).toBeUndefined()
  expect(couponDigits(shown, { window, attempt: 0 }, mac)).not.toBe(
    codeDigits({ memberId, window, attempt: 0 }, mac),
  )
})

test('digits are eight and change with coupon, serial, window and attempt', () => {
  const digits = couponDigits(shown, { window, attempt: 0 }, mac)
  expect(digits).toMatch(/^\d{8}$/)
  const others = [
    couponDigits({ ...shown, couponId: 'cb' }, { window, attempt: 0 }, mac),
    couponDigits({ ...shown, serial: 4 }, { window, attempt: 0 }, mac),
    couponDigits(shown, { window: window + 1, attempt: 0 }, mac),
    couponDigits(shown, { window, attempt: 1 }, mac),
  ]
  expect(new Set([digits, ...others]).size).toBe(5)
})
