import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { go, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { Overview } from './overview'
import { OverviewSkeleton } from './overview-skeleton'

/** What an operator sees first; on a desktop it uses the width. */
export default function OverviewPage() {
  const overview = useQuery('operator', 'getOverview', { input: {} })
  return (
    <Screen kind='screen' title='运营' onBack={leave} isWide>
      {overview.isLoading ? (
        <OverviewSkeleton />
      ) : !overview.reply.ok ? (
        <>
          <Refused reply={overview.reply} onRetry={overview.reload} />
          {overview.reply.code === 'ROLE_MISSING' && (
            <View className='col center'>
              <Button kind='text' onTap={() => go('setup')}>
                我是第一位运营
              </Button>
            </View>
          )}
        </>
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
