/** An issue: coupons of one template that operators give to a list of members, one each, by a job that may be killed. */
import * as v from 'valibot'
import type { Account } from './account'
import type { Instant } from './calendar'
import { couponIdFrom, COUPONS_MAX } from './coupon'
import { couponNote, named } from './coupon-move'
import { hasCouponRoom } from './coupon-room'
import { Before } from './cursor'
import { Reason, TypedMemberNo } from './operator-input'
import { type Decision, plan } from './plan'
import { commandKeys } from './request'
import { refuse } from './result'
import { issuedCoupon, TemplateId, type TemplateVersion } from './template'

export const ISSUED_MAX = 500

export const IssueCoupons = v.strictObject({
  ...commandKeys,
  templateId: TemplateId,
  memberNos: v.pipe(
    v.array(TypedMemberNo),
    v.minLength(1),
    v.maxLength(ISSUED_MAX),
    v.check((numbers) => new Set(numbers).size === numbers.length, '会员号不能重复'),
  ),
  reason: Reason,
})
export type IssueCoupons = v.InferOutput<typeof IssueCoupons>

export const ListIssues = v.strictObject({ before: Before })

/** Whom it is for: the number as it was typed, and the id that it led to then. */
export interface Listed {
  memberNo: string
  memberId: string
}

/** Who did not get one, and why. */
export interface Missed {
  memberNo: string
  message: string
}

/** The document of an issue, with how far it has come. */
export interface Issue {
  _id: string
  version: string
  label: string
  members: Listed[]
  reason: string
  by: string
  byName: string
  approvedBy: string | null
  approvedName: string | null
  at: Instant
  /** What made it: a request or an approval, with what was asked for. */
  cause: string
  state: 'running' | 'done'
  /** The place in the list that is next. */
  next: number
  givenCount: number
  missed: Missed[]
}

export interface IssueView {
  issueId: string
  label: string
  reason: string
  byName: string
  approvedName: string | null
  at: Instant
  state: Issue['state']
  listedCount: number
  /** How many of the list have been looked at. */
  doneCount: number
  givenCount: number
  missed: Missed[]
}

/** An issue as an operator reads it. */
export function issueView(issue: Issue): IssueView {
  const { _id, label, reason, byName, approvedName, at, state, members, next, givenCount, missed } = issue
  const done = { doneCount: next, givenCount, missed }
  return {
    issueId: _id,
    label,
    reason,
    byName,
    approvedName,
    at,
    state,
    listedCount: members.length,
    ...done,
  }
}

/**
 * Gives one member the coupon of an issue. Refuses who has left, who has no room, and who has it already because two
 * numbers of the list have become one member.
 */
export function giveIssued(
  account: Account,
  { issue, template, memberId }: { issue: Issue; template: TemplateVersion; memberId: string },
  now: Instant,
): Decision {
  if (!account.profile) return refuse('MEMBER_LEFT', '已经退出，没有发。等对方重新加入后再发。')
  if (template.isRevoked) return refuse('TEMPLATE_REVOKED', '这一版券已经作废，没有发。请换一版再发。')
  const coupons = Object.values(account.coupons)
  if (coupons.some(({ origin }) => origin === issue._id))
    return refuse('COUPON_KNOWN', '和名单里另一位是同一个人，只发一张。')
  if (!hasCouponRoom(account))
    return refuse('COUPONS_FULL', `卡券里已经有 ${COUPONS_MAX} 张没用的券，没有发。等用掉几张再发。`)
  const couponId = couponIdFrom(issue._id, memberId)
  const coupon = issuedCoupon(template, { origin: issue._id }, now)
  const { name: label } = template
  const { by, reason } = issue
  return plan({
    post: [couponNote({ move: 'issued', coupons: [named(couponId, coupon)], label, by, reason })],
    set: { coupons: { ...account.coupons, [couponId]: coupon } },
    answer: () => ({ couponId }),
  })
}
