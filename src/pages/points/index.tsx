import { useReachBottom, useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { Chips } from '../../components/chips'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { Toast, useToast } from '../../components/toast'
import type { Statement, StatementKind } from '../../domain/statement'
import { leave } from '../../lib/navigation'
import { serverNow } from '../../lib/server-time'
import { wayIn } from '../../lib/way-in'
import { ExpiryAsk } from './expiry-ask'
import { Movements } from './movements'
import { PendingDays } from './pending-days'
import { PointsHead } from './points-head'
import { PointsSkeleton } from './points-skeleton'
import { useStatement } from './statement'

const kinds = [
  { name: 'all', text: '全部' },
  { name: 'earned', text: '获得' },
  { name: 'spent', text: '使用' },
  { name: 'pending', text: '待生效' },
] as const

/** What the points are made of, and every movement with its reason. */
export default function PointsPage() {
  const { kind: wanted } = useRouter().params
  const [kind, setKind] = useState<StatementKind>(kinds.find(({ name }) => name === wanted)?.name ?? 'all')
  const { first, loadMore, ...list } = useStatement(kind)
  const sums = useSums(first)
  const [toast, say] = useToast()
  useReachBottom(loadMore)
  return (
    <Screen kind='screen' title='积分' onBack={leave} toast={<Toast text={toast} />}>
      {first.isLoading && !sums ? (
        <PointsSkeleton />
      ) : !first.isLoading && !first.reply.ok ? (
        <Refused reply={first.reply} onRetry={first.reload} way={wayIn(first.reply.code)} />
      ) : (
        sums && (
          <>
            {!first.isLoading && first.stale && (
              <OfflineBand stale={first.stale} now={serverNow()} onRetry={first.reload} />
            )}
            <PointsHead statement={sums} />
            {sums.isFirstLotNear && <ExpiryAsk say={say} />}
            <Chips chips={kinds} current={kind} onChip={setKind} />
            {kind === 'pending' && <PendingDays statement={sums} />}
            <Movements kind={kind} isLoading={first.isLoading} now={sums.now} onMore={loadMore} {...list} />
          </>
        )
      )}
    </Screen>
  )
}

/** The sums stay on screen while another view on the list is fetched. */
function useSums(first: ReturnType<typeof useStatement>['first']): Statement | null {
  const last = useRef<Statement | null>(null)
  if (!first.isLoading && first.reply.ok) last.current = first.reply.value
  return last.current
}
