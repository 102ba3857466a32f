/** Everything about one member: the first page with the sums, the statement page by page. */
import { call, type ValueOf } from '../../../lib/cloud'
import { useMorePages } from '../../../lib/more-pages'
import { useQuery } from '../../../lib/queries'
import type { Whom } from '../parts/whom'

export type MemberHistory = ValueOf<'operator', 'getMember'>
export type Statement = MemberHistory['statement']

export function useMember(member: Whom) {
  const asked = useQuery('operator', 'getMember', { input: { member } })
  const first = !asked.isLoading && asked.reply.ok ? asked.reply.value : null
  const statement = first?.statement ?? null
  const list = { list: JSON.stringify(member), next: statement?.next ?? null }
  const { rows, ...more } = useMorePages(list, async (before) => {
    const reply = await call('operator', 'getMember', { member, before })
    if (!reply.ok) return reply
    const { entries, next } = reply.value.statement
    return { ok: true, value: { rows: entries, next } }
  })
  const orders = useOrders(member, first?.orders ?? { orders: [], next: null })
  const approvals = useApprovals(member, first?.approvals ?? { approvals: [], next: null })
  const invitations = useInvitations(member, first?.invitations ?? { invitations: [], next: null })
  return {
    asked,
    entries: [...(statement?.entries ?? []), ...rows],
    ...more,
    orders,
    approvals,
    invitations,
  }
}

/** The orders behind those that came with the member. */
function useOrders(member: Whom, first: MemberHistory['orders']) {
  const list = { list: `orders ${JSON.stringify(member)}`, next: first.next }
  const { rows, ...more } = useMorePages(list, async (before) => {
    const reply = await call('operator', 'listOrders', { member, before })
    if (!reply.ok) return reply
    const { orders, next } = reply.value
    return { ok: true, value: { rows: orders, next } }
  })
  return { orders: [...first.orders, ...rows], ...more }
}

/** What was proposed by hand, behind what came with the member. */
function useApprovals(member: Whom, first: MemberHistory['approvals']) {
  const list = { list: `approvals ${JSON.stringify(member)}`, next: first.next }
  const { rows, ...more } = useMorePages(list, async (before) => {
    const reply = await call('operator', 'listMemberApprovals', { member, before })
    if (!reply.ok) return reply
    const { approvals, next } = reply.value
    return { ok: true, value: { rows: approvals, next } }
  })
  return { approvals: [...first.approvals, ...rows], ...more }
}

/** Whom they invited, behind those that came with the member. */
function useInvitations(member: Whom, first: Pick<MemberHistory['invitations'], 'invitations' | 'next'>) {
  const list = { list: `invitations ${JSON.stringify(member)}`, next: first.next }
  const { rows, ...more } = useMorePages(list, async (before) => {
    const reply = await call('operator', 'listInvitations', { member, before })
    if (!reply.ok) return reply
    const { invitations, next } = reply.value
    return { ok: true, value: { rows: invitations, next } }
  })
  return { invitations: [...first.invitations, ...rows], ...more }
}
