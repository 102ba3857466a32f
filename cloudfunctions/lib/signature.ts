/** The signature of the order door: hex HMAC-SHA256 over the time in seconds, a dot and the raw body. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, MINUTE_MS, SECOND_MS } from '../../src/domain/calendar'

const WINDOW_MS = 5 * MINUTE_MS

/** Signs a request as a till does: `timestamp` is in seconds, `body` the raw text. Answers lower-case hex. */
export function sign(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}

export interface Signed {
  timestamp: string
  signature: string
  body: string
}

/** True for a signature made with this secret; compared in a time that tells nothing. */
export function isSigned(secret: string, { timestamp, signature, body }: Signed): boolean {
  const expected = Buffer.from(sign(secret, timestamp, body))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** True for a time in seconds within five minutes of now (ms), before and after, both ends included. */
export function isTimely(timestamp: string, now: Instant): boolean {
  return /^\d{1,11}$/.test(timestamp) && Math.abs(now - Number(timestamp) * SECOND_MS) <= WINDOW_MS
}
