/** Member codes: the QR is signed and stored nowhere, the digits are rows that live one window and the next. */
import { type Account, balanceOf, pendingOf, type Profile } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { maskedName } from '../../src/domain/masked-name'
import { CODE_WINDOW_MS, codeDigits, type MemberCode, qrText, windowOf } from '../../src/domain/member-code'
import { refusals } from '../../src/domain/refusals'
import type { Refusal } from '../../src/domain/result'
import { type Settings, tierRule } from '../../src/domain/settings'
import { readSettled } from './account'
import type { Call } from './action'
import { issueDigits } from './digits'
import { codeUnknown, findWhose } from './shown-codes'
import type { Staff, WorkerCall } from './workers'

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
    digits: await issueDigits(edge, { whose: { memberId: account.memberId }, window }, (attempt) =>
      codeDigits({ memberId: account.memberId, window, attempt }, edge.mac),
    ),
    issuedAt,
    rotatesAt: issuedAt + CODE_WINDOW_MS,
    now,
    member: { memberNo, nickname, tierId: tier.id, tierName: tier.name },
    points: balanceOf(account),
  }
}

export interface IdentifiedMember {
  memberNo: string
  /** Masked: a whole name has no business on a clerk's phone. */
  name: string
  tierId: string
  tierName: string
  points: number
  pendingPoints: number
  joinedAt: Instant
}

/**
 * Finds the member of a code for a clerk. Refuses a code that is wrong or old or a coupon's, and a clerk who has typed
 * too many wrong digits. Digits that are wrong, old or a coupon's answer the same.
 */
export async function identifyMember(
  { edge, settings, worker }: WorkerCall<Staff>,
  { code }: { code: string },
): Promise<IdentifiedMember | Refusal> {
  const now = edge.now()
  const found = await findWhose(edge, worker, { code, now, isMember: true })
  if ('ok' in found) return found
  const account = await readSettled(edge.store, found.whose.memberId, { now, settings })
  return account.profile ? identified(account, account.profile, settings) : codeUnknown
}

/** A member as a clerk sees them. */
export function identified(account: Account, profile: Profile, settings: Settings): IdentifiedMember {
  const { memberNo, nickname, joinedAt } = profile
  const name = maskedName(nickname, memberNo)
  const { id: tierId, name: tierName } = tierRule(settings, account.tier.id)
  const points = balanceOf(account)
  return { memberNo, name, tierId, tierName, points, pendingPoints: pendingOf(account), joinedAt }
}
