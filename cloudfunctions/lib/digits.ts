/** Eight digits that somebody shows: rows that live one window and the next, unique while they live. */
import { DAY_MS, type Instant } from '../../src/domain/calendar'
import type { ShownCoupon } from '../../src/domain/coupon-code'
import { codeEndsAt, isLive } from '../../src/domain/member-code'
import type { Edge } from './edge'
import { type Stored, upTo } from './store'

const ATTEMPTS_MAX = 12

/** Whose digits they are, or for which coupon of theirs. */
export type Whose = { memberId: string } | ShownCoupon

/** Digits that no other living code has, of those that `digitsOf` names attempt by attempt. */
export async function issueDigits(
  edge: Edge,
  { whose, window }: { whose: Whose; window: number },
  digitsOf: (attempt: number) => string,
): Promise<string> {
  // A row that died is written over, so every field is there: a coupon's must not stay in a member's.
  const row = { couponId: null, serial: null, ...whose, window, expiresAt: codeEndsAt(window) }
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const digits = digitsOf(attempt)
    if ((await edge.store.insert('codes', [{ _id: digits, ...row }])) === 'inserted') return digits
    const taken = await edge.store.get('codes', digits)
    if (taken && isSameCode(taken, row)) return digits
    const dead = { _id: digits, expiresAt: upTo(edge.now()) }
    if (await edge.store.update('codes', dead, { set: row })) return digits
  }
  throw new Error('no digits are free')
}

const named = ['memberId', 'couponId', 'serial', 'window'] as const

function isSameCode(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  return named.every((field) => (a[field] ?? null) === (b[field] ?? null))
}

/** Whose living code a row of digits was at a moment; null where it was none. */
export function whoseRow(row: Stored | null | undefined, at: Instant): Whose | null {
  if (!row || !isLive(Number(row.window), at)) return null
  const memberId = String(row.memberId)
  return row.couponId
    ? { memberId, couponId: String(row.couponId), serial: Number(row.serial) }
    : { memberId }
}

/** Drops the rows of digits that died a day ago. */
export async function dropOldCodes(edge: Edge): Promise<number> {
  return edge.store.removeAll('codes', { expiresAt: upTo(edge.now() - DAY_MS) })
}
