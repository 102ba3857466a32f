/**
 * Holding a phone number: the member for whom WeChat vouched it last gets what tills record under it from then on. The
 * number is kept in the profile alone; what leads from tills to the member is its hold.
 */
import * as v from 'valibot'
import type { Account, Hold, Phone } from './account'
import { letGo } from './erasure'
import { ALIASES_MAX } from './merge-refusals'
import { type DecisionFor, plan } from './plan'
import { note } from './points'
import { refusals } from './refusals'
import { commandKeys } from './request'
import { refuse, type Refusal } from './result'
import { visibleAscii } from './shapes'

/** `phone` is what WeChat gave the phone in place of the number: one that somebody types is none. */
export const ClaimByPhone = v.strictObject({
  ...commandKeys,
  phone: visibleAscii(300),
})

export type ClaimByPhone = v.InferOutput<typeof ClaimByPhone>

const leaving = refuse(
  'MERGE_MEMBER_LEAVING',
  '你申请了退出，手机号没有记下，积分没有动。想留下来的话，先撤回退出，再点一次。',
)
const tooMany = refuse(
  'MERGE_LIMIT_REACHED',
  `一个会员号最多归 ${ALIASES_MAX} 个号码，已经满了，手机号没有记下，积分没有动。需要的话请联系门店。`,
)

/** Who cannot hold a number now, and why; null where they can. */
export function refuseHolder({ profile, leave }: Account): Refusal | null {
  if (!profile) return refusals.notJoined
  return leave?.state === 'asked' ? leaving : null
}

/** True where the account holds the number in this very epoch, and says so in its profile. */
export function holds({ profile }: Account, { phoneId, epoch }: Hold): boolean {
  const hold = profile?.phone?.hold
  return hold?.phoneId === phoneId && hold.epoch === epoch
}

/** A number that WeChat vouched for, and whether the epoch is the member's already. */
export interface VouchedPhone {
  phone: Phone & { hold: Hold }
  isHeld: boolean
}

/** What a request was vouched for: its own entry keeps it. */
export type NumberKept = Hold & { isHeld: boolean }

/**
 * Writes the number down before anything is done for it: what it was opened from opens once. The entry is there for
 * the same number too, so that the same request finds what it was vouched for. Refuses a guest, who is leaving, and a
 * member to whom as many ids lead as may.
 */
export function keepNumber(account: Account, { phone, isHeld }: VouchedPhone): DecisionFor<NumberKept> {
  const { profile, aliases } = account
  const refusal = refuseHolder(account)
  if (refusal || !profile) return refusal ?? refusals.notJoined
  // Let go by another request since it was read: whose it is now must be read again.
  if (isHeld && !holds(account, phone.hold)) return refusals.accountBusy
  if (!isHeld && aliases.length >= ALIASES_MAX) return tooMany
  const isSame = profile.phone?.hold?.phoneId === phone.hold.phoneId
  return {
    ...plan({ answer: () => null }),
    post: [note({ of: 'profile', changed: ['phone'] }, 'hidden')],
    set: { profile: { ...profile, phone } },
    effects: isSame ? [] : letGo(account),
    answer: () => ({ ...phone.hold, isHeld }),
  }
}
