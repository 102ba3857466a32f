/** Finding a member for an operator, and everything that is known of their points. */
import { type Account, idsOf } from '../../src/domain/account'
import type { ApprovalPage } from '../../src/domain/approval'
import { type FoundMember, foundMember } from '../../src/domain/found-member'
import type { Invitations } from '../../src/domain/invitation'
import type { OrderPage } from '../../src/domain/member-orders'
import type { Whom } from '../../src/domain/operator-input'
import { isRefusal, refuse, type Refusal } from '../../src/domain/result'
import { type Statement, type StatementKind, statementOf } from '../../src/domain/statement'
import type { TierId } from '../../src/domain/programme'
import { tiersAbove } from '../../src/domain/tier'
import { readSettled } from './account'
import { memberIdOfNumber } from './named-member'
import { approvalsPage } from './approvals'
import type { Edge } from './edge'
import { listEntries } from './entries'
import { type HeldCoupon, heldCoupons } from './held-coupons'
import { invitationsFrom } from './invitations'
import { customersOf } from './phones'
import { ordersPage } from './member-orders'
import { oneOf } from './store'
import type { Operator, WorkerCall } from './workers'

const unknown = refuse('MEMBER_UNKNOWN', '没有找到这位会员。请核对会员号，或者门店系统里的顾客编号。')

/** The card of a member. A number or an id that was merged finds the one it was merged into. */
export async function findMember(
  call: WorkerCall<Operator>,
  { member }: { member: Whom },
): Promise<FoundMember | Refusal> {
  const found = await accountOf(call, member)
  return isRefusal(found) ? found : foundMember(found.account, call)
}

export interface MemberHistory {
  member: FoundMember
  statement: Statement
  /** The first page. */
  orders: OrderPage
  /** What was proposed by hand, whatever became of it: the first page. */
  approvals: ApprovalPage
  invitations: Invitations
  /** What they hold, the nearest end first. */
  coupons: HeldCoupon[]
  /** So many points one operator may move alone. */
  adjustAloneMax: number
  /** What two operators may give, from the next one up. */
  higherTiers: { tierId: TierId; name: string }[]
}

/** The whole history of a member: a page of the statement, the orders and the approvals. */
export async function getMember(
  call: WorkerCall<Operator>,
  input: { member: Whom; kind?: StatementKind | undefined; before?: string | undefined },
): Promise<MemberHistory | Refusal> {
  const found = await accountOf(call, input.member)
  if (isRefusal(found)) return found
  const { account } = found
  const { edge, settings } = call
  const cursor = { kind: input.kind ?? 'all', before: Number(input.before ?? Infinity) }
  const [page, orders, approvals, invitations, coupons] = await Promise.all([
    listEntries(edge.store, account, cursor),
    ordersPage(edge.store, account, undefined),
    proposedFor(call, account, undefined),
    invitationsFrom(edge.store, account, { ...call, before: undefined }),
    heldCoupons(edge.store, account, call.now),
  ])
  return {
    member: foundMember(account, call),
    statement: statementOf(account, page, call),
    orders,
    approvals,
    invitations,
    coupons,
    adjustAloneMax: settings.points.adjustAloneMax,
    higherTiers: tiersAbove(account.tier.id, settings),
  }
}

/** The orders of a member behind a cursor. */
export async function listOrders(
  call: WorkerCall<Operator>,
  { member, before }: { member: Whom; before?: string | undefined },
): Promise<OrderPage | Refusal> {
  const found = await accountOf(call, member)
  return isRefusal(found) ? found : ordersPage(call.edge.store, found.account, before)
}

/** What was proposed for a member, behind a cursor. */
export async function listMemberApprovals(
  call: WorkerCall<Operator>,
  { member, before }: { member: Whom; before?: string | undefined },
): Promise<ApprovalPage | Refusal> {
  const found = await accountOf(call, member)
  return isRefusal(found) ? found : proposedFor(call, found.account, before)
}

const proposedFor = (call: WorkerCall<Operator>, account: Account, before: string | undefined) =>
  approvalsPage(call, { memberId: oneOf(idsOf(account)) }, before)

/** Whom a member invited, behind a cursor. */
export async function listInvitations(
  call: WorkerCall<Operator>,
  { member, before }: { member: Whom; before?: string | undefined },
): Promise<Invitations | Refusal> {
  const found = await accountOf(call, member)
  return isRefusal(found) ? found : invitationsFrom(call.edge.store, found.account, { ...call, before })
}

async function accountOf(call: WorkerCall<Operator>, member: Whom): Promise<{ account: Account } | Refusal> {
  const { edge } = call
  const memberId = await memberIdOfWhom(edge, member)
  if (memberId === null) return unknown
  const account = await readSettled(edge.store, memberId, call)
  return account.version === 0 ? unknown : { account }
}

/** The member whom an operator names, before any merge; null for a number nobody has. Of a phone it is the newest one. */
export async function memberIdOfWhom(edge: Edge, member: Whom): Promise<string | null> {
  if (typeof member === 'string') return memberIdOfNumber(edge.store, member)
  const customerOf = await customersOf(edge, [member])
  return customerOf(member).memberId
}
