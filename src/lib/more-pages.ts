/** A list that comes in pages: the first one is a query of its own, the rest is asked for as it is wanted. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Refusal, Reply } from '../domain/result'

/** Where a list stands: its cursor, as the cloud gave it; null at the end. */
type Cursor = string | number | null

interface Tail<Row, Next extends Cursor> {
  /** The list that it continues: what it is and where its first page ended. */
  of: string
  rows: Row[]
  next: Next
  refusal: Refusal | null
}

export interface MorePages<Row> {
  rows: Row[]
  hasMore: boolean
  isRunning: boolean
  /** Why the next page did not come; asking again is a tap. */
  refusal: Refusal | null
  loadMore: () => void
}

/** The rows after the first page. With another first page, or as another list, they are read again. */
export function useMorePages<Row, Next extends Cursor>(
  { list, next }: { list: string; next: Next },
  ask: (before: NonNullable<Next>) => Promise<Reply<{ rows: Row[]; next: Next }>>,
): MorePages<Row> {
  const of = `${list}|${next ?? ''}`
  const [kept, setTail] = useState<Tail<Row, Next> | null>(null)
  const [isRunning, setRunning] = useState(false)
  const tail = useMemo(
    () => (kept?.of === of ? kept : { of, rows: [], next, refusal: null }),
    [kept, of, next],
  )
  const running = useRef<Cursor>(null)
  const latest = useRef(ask)
  latest.current = ask

  const loadMore = useCallback(async () => {
    const before = tail.next
    if (before === null || running.current === before) return
    running.current = before
    setRunning(true)
    const reply = await latest.current(before)
    running.current = null
    setRunning(false)
    setTail(
      reply.ok
        ? { of, rows: [...tail.rows, ...reply.value.rows], next: reply.value.next, refusal: null }
        : { ...tail, refusal: reply },
    )
  }, [of, tail])

  return {
    rows: tail.rows,
    hasMore: tail.next !== null,
    isRunning,
    refusal: tail.refusal,
    loadMore: () => void loadMore(),
  }
}
