import { createHmac } from 'node:crypto'
import { codeDigits, codeEndsAt, isLive, qrText, readCode, windowOf } from '../../src/domain/member-code'
import type { Mac } from '../../src/domain/signed'
import { at, memberId } from './given'

const keyed =
  (key: string): Mac =>
  (text) =>
    createHmac('sha256', key).update(text).digest()
const mac = keyed('k')
const now = at('2026-11-21 09:00:10')
const window = windowOf(now)

test('a window lasts thirty seconds', () => {
  expect(windowOf(at('2026-11-21 09:00:29.999'))).toBe(window)
  expect(windowOf(at('2026-11-21 09:00:30'))).toBe(window + 1)
})

test('a code lives in its window and the next one', () => {
  expect(isLive(window, at('2026-11-21 08:59:59.999'))).toBe(false)
  expect(isLive(window, at('2026-11-21 09:00:00'))).toBe(true)
  expect(isLive(window, at('2026-11-21 09:00:59.999'))).toBe(true)
  expect(isLive(window, at('2026-11-21 09:01:00'))).toBe(false)
  expect(codeEndsAt(window)).toBe(at('2026-11-21 09:01:00'))
})

test('the QR is short ASCII and names its member and window to those who hold the key', () => {
  const qr = qrText(memberId, window, mac)
  expect(qr).toMatch(/^[!-~]{1,120}$/)
  expect(readCode(qr, mac)).toEqual({ kind: 'qr', memberId, window })
  expect(readCode(` ${qr.slice(0, 9)} ${qr.slice(9)}\n`, mac)).toEqual({ kind: 'qr', memberId, window })
})

test('a QR of another key, member or window is none of ours', () => {
  const qr = qrText(memberId, window, mac)
  expect(readCode(qr, keyed('other'))).toBeUndefined()
  expect(readCode(qr.replace(memberId, `m${'b'.repeat(26)}`), mac)).toBeUndefined()
  expect(readCode(qr.replace(window.toString(36), (window + 1).toString(36)), mac)).toBeUndefined()
  expect(readCode(`${qr.slice(0, -1)}${qr.endsWith('a') ? 'b' : 'a'}`, mac)).toBeUndefined()
})

test('digits are eight, with spaces or without, and change with window and attempt', () => {
  const digits = codeDigits({ memberId, window, attempt: 0 }, mac)
  expect(digits).toMatch(/^\d{8}$/)
  expect(readCode(`${digits.slice(0, 4)} ${digits.slice(4)}`, mac)).toEqual({ kind: 'digits', digits })
  expect(codeDigits({ memberId, window: window + 1, attempt: 0 }, mac)).not.toBe(digits)
  expect(codeDigits({ memberId, window, attempt: 1 }, mac)).not.toBe(digits)
})

test.each(['', '1234567', '123456789', '１２３４５６７８', 'SIYU1', 'SIYU1.x.y.z', '$gt'])(
  '%j is no code',
  (typed) => {
    expect(readCode(typed, mac)).toBeUndefined()
  },
)
