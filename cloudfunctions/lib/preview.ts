/** The preview at the counter: a clerk shows a code, and is told what it is, whose, whether it is good here, and how to go on. */
import type { Account, Profile } from '../../src/domain/account'
import type { Instant } from '../../src/domain/calendar'
import type { ShownCoupon } from '../../src/domain/coupon-code'
import { maskedName } from '../../src/domain/masked-name'
import { refuseUse } from '../../src/domain/redemption'
import { goneRefusal } from '../../src/domain/redemption-refusals'
import { type Check, checksOf, type CouponSeen, couponSeen } from '../../src/domain/redemption-view'
import { refuse, type Refusal } from '../../src/domain/result'
import { type Settings, tierRule } from '../../src/domain/settings'
import { type Ticket, ticketEndsAt } from '../../src/domain/ticket'
import { readSettled } from './account'
import { readVersions } from './catalogue'
import { identified, type IdentifiedMember } from './codes'
import type { Edge } from './edge'
import { whyGone } from './receipts'
import { codeExpired, codeUnknown, findWhose, staffLocked } from './shown-codes'
import { storeNamesOf } from './stores'
import { issueTicket } from './tickets'
import { countAsWrong } from './tries'
import type { Staff, WorkerCall } from './workers'

/** What a clerk sends back to act, and until when it is good. */
export interface Given {
  ticket: string
  endsAt: Instant
}

export interface MemberPreview {
  kind: 'member'
  now: Instant
  till: Given
  member: IdentifiedMember
  /** How many coupons they hold. */
  coupons: number
}

export interface CouponPreview {
  kind: 'coupon'
  now: Instant
  coupon: CouponSeen & { couponId: string; from: Instant; until: Instant }
  member: Pick<IdentifiedMember, 'memberNo' | 'name' | 'tierId' | 'tierName'>
  checks: Check[]
  /** For the confirm; null where it would be refused. */
  use: Given | null
  /** Why there is nothing to confirm. */
  refusal: Refusal | null
  /** For the till, where the coupon takes something off an order. */
  till: Given | null
}

export type Preview = MemberPreview | CouponPreview

/** What a clerk is told who asks for a store of others. */
export const storeNotYours = refuse(
  'STORE_NOT_YOURS',
  '你不在这家门店工作，什么都没有记。请换到你的门店再扫。',
)

/**
 * Looks at a code that a member shows. Refuses what `findWhose` refuses, a store of others, and a coupon that is gone:
 * of one that was scanned it is told when and where it was used, typed digits answer as wrong ones do.
 */
export async function preview(
  call: WorkerCall<Staff>,
  { code, storeId }: { code: string; storeId: string },
): Promise<Preview | Refusal> {
  const { edge, settings, worker } = call
  if (!worker.storeIds.includes(storeId)) return storeNotYours
  const now = edge.now()
  const found = await findWhose(edge, worker, { code, now, isMember: false })
  if ('ok' in found) return found
  const { whose, tried } = found
  const account = await readSettled(edge.store, whose.memberId, { now, settings })
  const clerk = { worker, storeId, now }
  if (!('couponId' in whose)) return account.profile ? ofMember(call, clerk, account) : codeUnknown
  const coupon = account.coupons[whose.couponId]
  if (account.profile && coupon && coupon.serial === whose.serial)
    return ofCoupon(call, clerk, { account, profile: account.profile, whose })
  if (tried) return (await countAsWrong(edge, worker._id, tried)) ? staffLocked : codeUnknown
  return coupon ? codeExpired : whyGone(edge, { ...whose, now, say: goneRefusal })
}

interface Clerk {
  worker: Staff
  storeId: string
  now: Instant
}

interface Scene {
  edge: Edge
  settings: Settings
}

function ofMember({ edge, settings }: Scene, clerk: Clerk, account: Account): MemberPreview | Refusal {
  if (!account.profile) return codeUnknown
  return {
    kind: 'member',
    now: clerk.now,
    till: tillTicket(edge, clerk, account),
    member: identified(account, account.profile, settings),
    coupons: Object.keys(account.coupons).length,
  }
}

async function ofCoupon(
  { edge, settings }: Scene,
  clerk: Clerk,
  { account, profile, whose }: { account: Account; profile: Profile; whose: ShownCoupon },
): Promise<CouponPreview> {
  const { couponId, serial } = whose
  const { storeId, now } = clerk
  const coupon = account.coupons[couponId]
  const version = coupon && (await readVersions(edge, [coupon.version])).get(coupon.version)
  if (!coupon || !version) throw new Error('a coupon has no version')
  const names = [...(await storeNamesOf(edge.store, version.storeIds)).values()]
  const refusal = refuseUse(coupon, version, { storeId, now })
  const ticket = {
    kind: 'coupon',
    ...saidOf(clerk, account),
    coupon: couponId,
    serial,
    version: coupon.version,
  } as const
  const { id: tierId, name: tierName } = tierRule(settings, account.tier.id)
  const { memberNo, nickname } = profile
  return {
    kind: 'coupon',
    now,
    coupon: { ...couponSeen(version), couponId, from: coupon.from, until: coupon.until },
    member: { memberNo, name: maskedName(nickname, memberNo), tierId, tierName },
    checks: checksOf(coupon, version, { storeId, now, names }),
    use: refusal ? null : given(edge, ticket),
    refusal,
    till: refusal?.code === 'COUPON_FOR_ORDERS' ? tillTicket(edge, clerk, account) : null,
  }
}

const saidOf = ({ worker, storeId, now }: Clerk, { memberId }: Account) => ({
  clerk: worker._id,
  store: storeId,
  member: memberId,
  issuedAt: now,
})

function tillTicket(edge: Edge, clerk: Clerk, account: Account): Given {
  return given(edge, { kind: 'member', ...saidOf(clerk, account) })
}

function given(edge: Edge, ticket: Ticket): Given {
  return { ticket: issueTicket(edge, ticket), endsAt: ticketEndsAt(ticket) }
}
