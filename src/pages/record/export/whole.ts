/** Fetching the export, page after page, and making one document of it. */
import { useCallback, useEffect, useState } from 'react'
import type { ExportPage } from '../../../domain/export'
import type { Section } from '../../../domain/export-section'
import type { Refusal } from '../../../domain/result'
import { call } from '../../../lib/cloud'

export interface Whole {
  memberNo: string
  now: number
  person: Section
  holdings: Section
  invitations: Section[]
  corrections: Section[]
  entries: Section[]
  orders: Section[]
}

export type Fetching =
  { state: 'running'; rows: number } | { state: 'refused'; reply: Refusal } | { state: 'done'; whole: Whole }

/** Fetches from the beginning; what was fetched before a lost network is fetched again, so that it fits together. */
export function useWhole(): { fetching: Fetching; again: () => void } {
  const [fetching, set] = useState<Fetching>({ state: 'running', rows: 0 })
  const [run, setRun] = useState(0)
  useEffect(() => {
    let isWanted = true
    set({ state: 'running', rows: 0 })
    void fetchAll((next) => isWanted && set(next))
    return () => void (isWanted = false)
  }, [run])
  return { fetching, again: useCallback(() => setRun((count) => count + 1), []) }
}

async function fetchAll(show: (fetching: Fetching) => unknown): Promise<void> {
  let whole: Whole | null = null
  for (let cursor: string | null | undefined; cursor !== null;) {
    const reply = await call('member', 'export', cursor === undefined ? {} : { cursor })
    if (!reply.ok) return void show({ state: 'refused', reply })
    whole = withPage(whole, reply.value)
    cursor = reply.value.next
    // Somebody who leaves the screen needs no more of it.
    if (show({ state: 'running', rows: whole.entries.length + whole.orders.length }) === false) return
  }
  if (whole) show({ state: 'done', whole })
}

function withPage(before: Whole | null, { about, entries, orders, memberNo, now }: ExportPage): Whole {
  const first = before ?? {
    memberNo,
    now,
    person: {},
    holdings: {},
    invitations: [],
    corrections: [],
    entries: [],
    orders: [],
    ...about,
  }
  return { ...first, entries: [...first.entries, ...entries], orders: [...first.orders, ...orders] }
}

/** The document as a file: keys that a person can read, times of Beijing. */
export function fileText(whole: Whole, exportedAt: string): string {
  const { person, holdings, invitations, corrections, entries, orders } = whole
  const document = {
    说明: { 导出时间: exportedAt, 时区: '北京时间' },
    资料: person,
    账户: holdings,
    我的邀请: invitations,
    两位运营一起定的调整: corrections,
    积分流水: entries,
    订单: orders,
  }
  return JSON.stringify(document, null, 2)
}
