/** Everything about one member: the first page with the sums, the statement page by page. */
import { call, type ValueOf } from '../../../lib/cloud'
import { useMorePages } from '../../../lib/more-pages'
import { useQuery } from '../../../lib/queries'
import type { Whom } from '../parts/whom'

export type MemberHistory = ValueOf<'operator', 'getMember'>
export type Statement = MemberHistory['statement']

export function useMember(member: Whom) {
  const asked = useQuery('operator', 'getMember', { input: { member } })
  const first = !asked.isLoading && asked.reply.ok ? asked.reply.value.statement : null
  const list = { list: JSON.stringify(member), next: first?.next ?? null }
  const { rows, ...more } = useMorePages(list, async (before) => {
    const reply = await call('operator', 'getMember', { member, before })
    if (!reply.ok) return reply
    const { entries, next } = reply.value.statement
    return { ok: true, value: { rows: entries, next } }
  })
  return { asked, entries: [...(first?.entries ?? []), ...rows], ...more }
}
