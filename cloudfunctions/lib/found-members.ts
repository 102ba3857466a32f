/** Finding a member for an operator, and everything that is known of their points. */
import type { Account } from '../../src/domain/account'
import type { ApprovalView } from '../../src/domain/approval'
import { type FoundMember, foundMember, type OrderView, orderView } from '../../src/domain/found-member'
import type { Whom } from '../../src/domain/operator-input'
import type { OrderFact } from '../../src/domain/order'
import { isRefusal, refuse, type Refusal } from '../../src/domain/result'
import { type Statement, type StatementKind, statementOf } from '../../src/domain/statement'
import { readSettled } from './account'
import { memberIdOfNumber } from './adjusting'
import { viewsOf } from './approvals'
import { listEntries } from './entries'
import { externalMemberId } from './member-id'
import { countedOf } from './sale-operations'
import type { Store } from './store'
import type { Operator, WorkerCall } from './workers'

const ORDERS_MAX = 50

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
  /** The newest fifty. */
  orders: OrderView[]
  /** What was proposed to be adjusted by hand, whatever became of it. */
  approvals: ApprovalView[]
}

/** The whole history of a member: a page of the statement, the orders and the approvals. */
export async function getMember(
  call: WorkerCall<Operator>,
  input: { member: Whom; kind?: StatementKind | undefined; before?: string | undefined },
): Promise<MemberHistory | Refusal> {
  const found = await accountOf(call, input.member)
  if (isRefusal(found)) return found
  const { account, memberId } = found
  const { edge, worker, now } = call
  const cursor = { kind: input.kind ?? 'all', before: Number(input.before ?? Infinity) }
  const [page, orders, approvals] = await Promise.all([
    listEntries(edge.store, account, cursor),
    ordersOf(edge.store, [...new Set([memberId, account.memberId])]),
    viewsOf(edge.store, { memberId: account.memberId }, { reader: worker._id, now }),
  ])
  return {
    member: foundMember(account, call),
    statement: statementOf(account, page, call),
    orders,
    approvals,
  }
}

async function accountOf(
  call: WorkerCall<Operator>,
  member: Whom,
): Promise<{ memberId: string; account: Account } | Refusal> {
  const { edge } = call
  const memberId =
    typeof member === 'string'
      ? await memberIdOfNumber(edge.store, member)
      : externalMemberId(edge, member.source, member.externalId)
  if (memberId === null) return unknown
  const account = await readSettled(edge.store, memberId, call)
  return account.version === 0 ? unknown : { memberId, account }
}

/** Orders stay under the id they came in with. */
async function ordersOf(store: Store, memberIds: string[]): Promise<OrderView[]> {
  const search = { orderBy: { 'content.paidAt': 'desc' }, limit: ORDERS_MAX } as const
  const lists = await Promise.all(
    memberIds.map((memberId) => store.find('orders', { where: { memberId }, ...search })),
  )
  // The documents are ours: only an order that has come has a member.
  const facts = lists.flat() as unknown as OrderFact[]
  const newest = facts.sort((a, b) => b.content.paidAt - a.content.paidAt).slice(0, ORDERS_MAX)
  return newest.map((fact) => orderView(fact, refundedFen(fact)))
}

function refundedFen(fact: OrderFact): number {
  return countedOf(fact).reduce((sum, { refund }) => sum + refund.amountFen, 0)
}
