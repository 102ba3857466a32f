/** Taking one coupon back from a member by hand. */
import type { Account } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import { ownCoupon } from '../../src/domain/coupon'
import type { Refusal, Reply } from '../../src/domain/result'
import { revokeCoupon, type Revoked } from '../../src/domain/revoke-coupon'
import { readAccount } from './account'
import { memberIdOfNumber, memberUnknown } from './named-member'
import { operatorMark } from './operator-requests'
import { refuseOwnCard } from './own-card'
import { perform } from './perform'
import { readVersion } from './templates'
import type { Operator, WorkerCall } from './workers'

interface Input {
  requestId: string
  repeat?: boolean | undefined
  member: string
  couponId: string
  reason: string
}

/** Takes a coupon back, once. Refuses a number that nobody has, the operator's own card, and a coupon that is gone. */
export async function takeCouponBack(call: WorkerCall<Operator>, input: Input): Promise<Revoked | Refusal> {
  const { edge, settings, worker } = call
  const memberId = await memberIdOfNumber(edge.store, input.member)
  if (memberId === null) return memberUnknown
  const refusal = await refuseOwnCard(call, [memberId])
  if (refusal) return refusal
  const coupon = ownCoupon((await readAccount(edge.store, memberId)).coupons, input.couponId)
  const label = coupon ? ((await readVersion(edge.store, coupon.version))?.name ?? '') : ''
  const { couponId, reason } = input
  const operation = {
    ...operatorMark(call, input),
    isRepeat: input.repeat === true,
    decide: (account: Account, now: Instant) =>
      revokeCoupon(account, { couponId, label, reason, by: worker }, now),
  }
  const [reply] = await perform(edge, { memberId, settings, operations: [operation] })
  // The kernel answers what the plan of a revocation answers.
  const answered = reply as Reply<Revoked>
  return answered.ok ? answered.value : answered
}
