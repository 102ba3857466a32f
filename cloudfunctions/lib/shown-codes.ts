/** A code that a clerk scanned or typed: whose it is. */
import type { Instant } from '../../src/domain/calendar'
import { readCouponQr } from '../../src/domain/coupon-code'
import { isLive, readCode } from '../../src/domain/member-code'
import { refuse, type Refusal } from '../../src/domain/result'
import type { Whose } from './digits'
import type { Edge } from './edge'
import { countTry, isLocked, lockAfter, whoseTry, WRONG_MAX } from './tries'
import type { Staff, Try } from './workers'

export const codeUnknown = refuse(
  'CODE_UNKNOWN',
  '这个码没有对上，可能已经换新。请对方刷新码，再扫一次或再报一次数字。',
)
export const codeExpired = refuse('CODE_EXPIRED', '这个码过期了，什么都没有用掉。请对方刷新码，再扫一次。')
export const staffLocked = refuse(
  'STAFF_LOCKED',
  '数字错了 10 次，先停 10 分钟。没有记下任何东西，到时再扫码或输入。',
)

export interface Found {
  whose: Whose
  /** The try, where it was typed. */
  tried: Try | null
}

/**
 * Whose code it is. Refuses one that is wrong or old, and a clerk who has typed too many wrong digits; with `isMember`
 * a coupon's too. Digits that are wrong and digits that are old answer the same.
 */
export async function findWhose(
  edge: Edge,
  worker: Staff,
  { code, now, isMember }: { code: string; now: Instant; isMember: boolean },
): Promise<Found | Refusal> {
  if (isLocked(worker, now)) return staffLocked
  const read = readCode(code, edge.mac)
  if (read?.kind === 'digits')
    return findTyped(edge, worker, { digits: read.digits, at: now, ...(isMember && { isMember }) })
  const coupon = isMember ? undefined : readCouponQr(code, edge.mac)
  const whose = read ? { memberId: read.memberId } : coupon?.shown
  const window = read?.window ?? coupon?.window
  if (!whose || window === undefined) return codeUnknown
  return isLive(window, now) ? { whose, tried: null } : codeExpired
}

async function findTyped(edge: Edge, worker: Staff, tried: Try): Promise<Found | Refusal> {
  const count = await countTry(edge, worker, tried)
  if (count === null) return staffLocked
  const whose = whoseTry(tried, await edge.store.get('codes', tried.digits))
  if (whose) return { whose, tried }
  return count >= WRONG_MAX && (await lockAfter(edge, worker._id, tried.at)) ? staffLocked : codeUnknown
}
