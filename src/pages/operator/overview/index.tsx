import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { go, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { Overview } from './overview'
import { OverviewSkeleton } from './overview-skeleton'

const first = { text: '我是第一位运营', onTap: () => go('setup') }

/** What an operator sees first; on a desktop it uses the width. */
export default function OverviewPage() {
  const overview = useQuery('operator', 'getOverview', { input: {} })
  return (
    <Screen kind='screen' title='运营' onBack={leave} isWide>
      {overview.isLoading ? (
        <OverviewSkeleton />
      ) : !overview.reply.ok ? (
        <Refused
          reply={overview.reply}
          onRetry={overview.reload}
          way={overview.reply.code === 'ROLE_MISSING' ? first : undefined}
        />
      ) : (
        <>
          {overview.stale && (
            <OfflineBand stale={overview.stale} now={serverNow()} onRetry={overview.reload} />
          )}
          <Overview overview={overview.reply.value} onChanged={overview.reload} />
        </>
      )}
    </Screen>
  )
}
