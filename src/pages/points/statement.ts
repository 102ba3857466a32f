/** The statement in pages of twenty: the first one with the sums, the rest as the list is scrolled. */
import type { Refusal } from '../../domain/result'
import type { EntryView, Statement, StatementKind } from '../../domain/statement'
import { call } from '../../lib/cloud'
import { useMorePages } from '../../lib/more-pages'
import { type Query, useQuery } from '../../lib/queries'

interface PagedStatement {
  first: Query<Statement>
  entries: EntryView[]
  hasMore: boolean
  /** Why the next page did not come; asking again is a tap. */
  refusal: Refusal | null
  loadMore: () => void
}

export function useStatement(kind: StatementKind): PagedStatement {
  const first = useQuery('points', 'getStatement', { input: { kind } })
  const page = !first.isLoading && first.reply.ok ? first.reply.value : null
  const list = { list: kind, next: page?.next ?? null }
  const { rows, ...more } = useMorePages(list, async (before) => {
    const reply = await call('points', 'getStatement', { kind, before })
    return reply.ok ? { ok: true, value: { rows: reply.value.entries, next: reply.value.next } } : reply
  })
  return { first, entries: [...(page?.entries ?? []), ...rows], ...more }
}
