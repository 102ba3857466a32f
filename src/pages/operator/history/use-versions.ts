/** The history of the rules, twenty versions a page. */
import { call, type ValueOf } from '../../../lib/cloud'
import { useMorePages } from '../../../lib/more-pages'
import type { Query } from '../../../lib/queries'

type Page = ValueOf<'operator', 'listSettingsHistory'>
export type Version = Page['versions'][number]

export function useVersions(asked: Query<Page>) {
  const first = !asked.isLoading && asked.reply.ok ? asked.reply.value : { versions: [], next: null }
  const { rows, ...more } = useMorePages({ list: 'versions', next: first.next }, async (before) => {
    const reply = await call('operator', 'listSettingsHistory', { before })
    return reply.ok ? { ok: true, value: { rows: reply.value.versions, next: reply.value.next } } : reply
  })
  return { versions: [...first.versions, ...rows], ...more }
}
