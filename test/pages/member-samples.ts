/** A member as an operator reads them. */
import type { ApprovalView } from '../../src/domain/approval'
import type { Invitations } from '../../src/domain/invitation'
import type { OrderView } from '../../src/domain/member-orders'
import type { MemberHistory } from '../../src/pages/operator/member/use-member'
import { found as member, now, statement } from './samples'

export const order: OrderView = {
  source: 'pos',
  orderId: 'A-4471',
  paidFen: 12_800,
  refundedFen: 3600,
  paidAt: now,
  storeId: 'jingan',
  storeName: '静安寺店',
}
export const invitations: Invitations = {
  now,
  memberNo: member.memberNo ?? '',
  brandName: '小满咖啡',
  points: 50,
  monthlyMax: 10,
  countedThisMonth: 1,
  pendingDays: 7,
  invitations: [{ name: '何**', joinedAt: now, state: 'counted', words: '11月8日到账 50 积分', points: 50 }],
  next: null,
}
export const approval: ApprovalView = {
  approvalId: `a${'b'.repeat(25)}`,
  kind: 'adjust',
  state: 'rejected',
  rows: [{ label: '会员 7K3F29QD 的积分', before: '3,268', after: '8,268' }],
  reason: '活动漏发',
  byName: '唐宁',
  isMine: false,
  at: now,
  expiresAt: now,
  decided: { byName: '许知行', at: now, reason: '金额不对' },
}
export const history: MemberHistory = {
  member,
  statement,
  orders: { orders: [order], next: null },
  approvals: { approvals: [approval], next: null },
  invitations,
  coupons: [],
  adjustAloneMax: 1000,
  higherTiers: [{ tierId: 'diamond', name: '钻石' }],
}
