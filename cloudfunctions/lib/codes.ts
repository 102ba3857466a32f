/** Member codes: the QR is signed and stored nowhere, the digits are rows that live one window and the next. */
import { balanceOf, pendingOf } from '../../src/domain/account'
import { DAY_MS, type Instant } from '../../src/domain/calendar'
import {
  CODE_WINDOW_MS,
  codeDigits,
  codeEndsAt,
  isLive,
  type MemberCode,
  qrText,
  readCode,
  windowOf,
} from '../../src/domain/member-code'
import { refusals } from '../../src/domain/refusals'
import { refuse, type Refusal } from '../../src/domain/result'
import { tierRule } from '../../src/domain/settings'
import { readSettled } from './account'
import type { Call } from './action'
import type { Edge } from './edge'
import { upTo } from './store'
import { countTry, isLocked, lockAfter, memberOfRow, WRONG_MAX } from './tries'
import type { Staff, Try, WorkerCall } from './workers'

const ATTEMPTS_MAX = 12

/** The code of the caller for this window; refuses a guest. */
export async function issueCode({ edge, memberId, settings, now }: Call): Promise<MemberCode | Refusal> {
  const account = await readSettled(edge.store, memberId, { now, settings })
  if (!account.profile) return refusals.notJoined
  const window = windowOf(now)
  const issuedAt = window * CODE_WINDOW_MS
  const { memberNo, nickname } = account.profile
  const tier = tierRule(settings, account.tier.id)
  return {
    qr: qrText(account.memberId, window, edge.mac),
    digits: await issueDigits(edge, { memberId: account.memberId, window }),
    issuedAt,
    rotatesAt: issuedAt + CODE_WINDOW_MS,
    now,
    member: { memberNo, nickname, tierId: tier.id, tierName: tier.name },
    points: balanceOf(account),
  }
}

/** Eight digits that no other living code has. */
async function issueDigits(edge: Edge, code: { memberId: string; window: number }): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const digits = codeDigits({ ...code, attempt }, edge.mac)
    const row = { ...code, expiresAt: codeEndsAt(code.window) }
    if ((await edge.store.insert('codes', [{ _id: digits, ...row }])) === 'inserted') return digits
    const taken = await edge.store.get('codes', digits)
    if (taken?.memberId === code.memberId && taken.window === code.window) return digits
    const dead = { _id: digits, expiresAt: upTo(edge.now()) }
    if (await edge.store.update('codes', dead, { set: row })) return digits
  }
  throw new Error('no digits are free')
}

export interface IdentifiedMember {
  memberNo: string
  nickname: string | null
  tierId: string
  tierName: string
  points: number
  pendingPoints: number
  joinedAt: Instant
}

const unknownCode = refuse(
  'CODE_UNKNOWN',
  '这个会员码没有对上，可能已经换新。请对方刷新会员码，再扫一次或再报一次数字。',
)
const expiredCode = refuse('CODE_EXPIRED', '这个会员码过期了。请对方刷新会员码，再扫一次。')
const locked = refuse('STAFF_LOCKED', '数字错了 10 次，先停 10 分钟。没有记下任何东西，到时再扫码或输入。')

/**
 * Finds the member of a code for a clerk. Refuses a code that is wrong or old, and a clerk who has typed too many wrong
 * digits. Digits that are wrong and digits that are old answer the same.
 */
export async function identifyMember(
  { edge, settings, worker }: WorkerCall<Staff>,
  { code }: { code: string },
): Promise<IdentifiedMember | Refusal> {
  const now = edge.now()
  if (isLocked(worker, now)) return locked
  const read = readCode(code, edge.mac)
  if (!read) return unknownCode
  if (read.kind === 'qr' && !isLive(read.window, now)) return expiredCode
  const memberId =
    read.kind === 'qr' ? read.memberId : await memberOfDigits(edge, worker, { digits: read.digits, at: now })
  if (typeof memberId !== 'string') return memberId
  const account = await readSettled(edge.store, memberId, { now, settings })
  if (!account.profile) return unknownCode
  const { memberNo, nickname, joinedAt } = account.profile
  const { id: tierId, name: tierName } = tierRule(settings, account.tier.id)
  const points = balanceOf(account)
  return { memberNo, nickname, tierId, tierName, points, pendingPoints: pendingOf(account), joinedAt }
}

async function memberOfDigits(edge: Edge, worker: Staff, tried: Try): Promise<string | Refusal> {
  const count = await countTry(edge, worker, tried)
  if (count === null) return locked
  const memberId = memberOfRow(await edge.store.get('codes', tried.digits), tried.at)
  if (memberId !== null) return memberId
  return count >= WRONG_MAX && (await lockAfter(edge, worker._id, tried.at)) ? locked : unknownCode
}

/** Drops the rows of digits that died a day ago. */
export async function dropOldCodes(edge: Edge): Promise<number> {
  return edge.store.removeAll('codes', { expiresAt: upTo(edge.now() - DAY_MS) })
}
