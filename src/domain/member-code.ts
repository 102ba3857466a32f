/** The member code: a QR text and eight digits, good for a window of 30 seconds and the next one. */
import type { Instant } from './calendar'
import type { TierId } from './programme'
import { base32 } from './request'
import { isSame, type Mac } from './signed'

export interface MemberCode {
  /** ASCII, at most 120 characters. */
  qr: string
  digits: string
  issuedAt: number
  rotatesAt: number
  now: number
  member: { memberNo: string; nickname: string | null; tierId: TierId; tierName: string }
  points: number
}

export const CODE_WINDOW_MS = 30_000
export const DIGITS_LENGTH = 8
const PREFIX = 'SIYU1'
/** 130 bits of the keyed hash. */
const MAC_LENGTH = 26

/** The number of the window of 30 seconds that a moment lies in, as TOTP counts its steps (RFC 6238). */
export function windowOf(now: Instant): number {
  return Math.floor(now / CODE_WINDOW_MS)
}

/** A code lives in its window and the next one: what was shown a minute ago is refused. */
export function isLive(window: number, now: Instant): boolean {
  const age = windowOf(now) - window
  return age === 0 || age === 1
}

/** The first moment at which the code of a window is dead. */
export function codeEndsAt(window: number): Instant {
  return (window + 2) * CODE_WINDOW_MS
}

/** The text of the QR: member, window and a keyed hash over both, so that nothing has to be stored. */
export function qrText(memberId: string, window: number, mac: Mac): string {
  return [PREFIX, memberId, window.toString(36), codeMac(memberId, window, mac)].join('.')
}

function codeMac(memberId: string, window: number, mac: Mac): string {
  return base32(mac(`code:${memberId}:${window}`), MAC_LENGTH)
}

/** Eight digits for a window; a number that is taken asks again with the next attempt. */
export function codeDigits(code: { memberId: string; window: number; attempt: number }, mac: Mac): string {
  return eightDigits(mac(`digits:${code.memberId}:${code.window}:${code.attempt}`))
}

/** Eight digits from the first 48 bits of a keyed hash. */
export function eightDigits(hash: Uint8Array): string {
  const number = hash.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0)
  return String(number % 10 ** DIGITS_LENGTH).padStart(DIGITS_LENGTH, '0')
}

export type ReadCode = { kind: 'qr'; memberId: string; window: number } | { kind: 'digits'; digits: string }

/** Reads what a clerk scanned or typed; undefined for what is no code, or not one of ours. */
export function readCode(typed: string, mac: Mac): ReadCode | undefined {
  const text = typed.replace(/\s/g, '')
  if (/^\d{8}$/.test(text)) return { kind: 'digits', digits: text }
  const match = /^SIYU1\.(m[a-z2-7]{26})\.([0-9a-z]{1,9})\.([a-z2-7]{26})$/.exec(text)
  if (!match) return undefined
  const [, memberId = '', window36 = '', signed = ''] = match
  const window = parseInt(window36, 36)
  return isSame(signed, codeMac(memberId, window, mac)) ? { kind: 'qr', memberId, window } : undefined
}
