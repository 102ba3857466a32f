/** The history of the rules, twenty versions a page. */
import { useState } from 'react'
import { call, type ValueOf } from '../../../lib/cloud'
import type { Query } from '../../../lib/queries'

type Page = ValueOf<'operator', 'listSettingsHistory'>
export type Version = Page['versions'][number]

interface Tail {
  /** Where the first page ended: with a new first page the rest is read again. */
  of: number | null
  versions: Version[]
  next: number | null
}

export function useVersions(asked: Query<Page>) {
  const first = !asked.isLoading && asked.reply.ok ? asked.reply.value : { versions: [], next: null }
  const [kept, setTail] = useState<Tail | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [refusal, setRefusal] = useState('')
  const tail = kept?.of === first.next ? kept : { of: first.next, versions: [], next: first.next }
  const loadMore = async () => {
    if (isRunning || tail.next === null) return
    setRunning(true)
    const reply = await call('operator', 'listSettingsHistory', { before: tail.next })
    setRunning(false)
    setRefusal(reply.ok ? '' : reply.message)
    if (!reply.ok) return
    setTail({ of: tail.of, versions: [...tail.versions, ...reply.value.versions], next: reply.value.next })
  }
  return {
    versions: [...first.versions, ...tail.versions],
    hasMore: tail.next !== null,
    isRunning,
    refusal,
    loadMore: () => void loadMore(),
  }
}
