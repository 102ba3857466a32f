/** The statement in pages of twenty: the first one with the sums, the rest as the list is scrolled. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Refusal } from '../../domain/result'
import type { EntryView, Statement, StatementKind } from '../../domain/statement'
import { call } from '../../lib/cloud'
import { type Query, useQuery } from '../../lib/queries'

interface Tail {
  /** The list that it continues: its kind and where its first page ended. */
  of: string
  entries: EntryView[]
  next: string | null
  refusal: Refusal | null
}

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
  const of = `${kind}|${page?.next ?? ''}`
  const [kept, setTail] = useState<Tail | null>(null)
  const next = page?.next ?? null
  const tail = useMemo(
    () => (kept?.of === of ? kept : { of, entries: [], next, refusal: null }),
    [kept, of, next],
  )
  const running = useRef('')

  const loadMore = useCallback(async () => {
    if (!tail.next || running.current === tail.next) return
    running.current = tail.next
    const reply = await call('points', 'getStatement', { kind, before: tail.next })
    running.current = ''
    setTail(
      reply.ok
        ? { of, entries: [...tail.entries, ...reply.value.entries], next: reply.value.next, refusal: null }
        : { ...tail, refusal: reply },
    )
  }, [kind, of, tail])

  return {
    first,
    entries: [...(page?.entries ?? []), ...tail.entries],
    hasMore: tail.next !== null,
    refusal: tail.refusal,
    loadMore: () => void loadMore(),
  }
}
