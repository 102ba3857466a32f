import { useState } from 'react'
import { Chips } from '../../../components/chips'
import { Toast, useToast } from '../../../components/toast'
import { call } from '../../../lib/cloud'
import { useMorePages } from '../../../lib/more-pages'
import { useQuery } from '../../../lib/queries'
import { Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { Tail } from '../parts/tail'
import { ApprovalCard } from './approval-card'
import { NothingAsked, NothingWaits } from './nothing'

const kinds = [
  { name: 'waiting', text: '等人批准' },
  { name: 'all', text: '全部' },
] as const

const nothing = { waiting: NothingWaits, all: NothingAsked }

/** What waits for a second operator, and what became of the rest. */
export default function ApprovalsScreen() {
  const [kind, setKind] = useState<'waiting' | 'all'>('waiting')
  const Nothing = nothing[kind]
  const [text, say] = useToast()
  const asked = useQuery('operator', 'listApprovals', { input: kind === 'all' ? { kind } : {} })
  const next = !asked.isLoading && asked.reply.ok ? asked.reply.value.next : null
  const { rows, ...more } = useMorePages({ list: kind, next }, async (before) => {
    const reply = await call('operator', 'listApprovals', { kind, before })
    if (!reply.ok) return reply
    return { ok: true, value: { rows: reply.value.approvals, next: reply.value.next } }
  })
  return (
    <OperatorScreen
      title='审批'
      here='approvals'
      asked={asked}
      head={<Chips chips={kinds} current={kind} onChip={setKind} />}
      toast={<Toast text={text} />}
    >
      {({ approvals, now }) =>
        approvals.length === 0 ? (
          <Nothing />
        ) : (
          <Page>
            {[...approvals, ...rows].map((approval) => (
              <ApprovalCard
                key={approval.approvalId}
                approval={approval}
                now={now}
                onDecided={(words) => {
                  say(words)
                  asked.reload()
                }}
              />
            ))}
            {(kind === 'all' || more.hasMore) && <Tail {...more} />}
          </Page>
        )
      }
    </OperatorScreen>
  )
}
