import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { Toast, useToast } from '../../components/toast'
import { leave } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'
import { wayIn } from '../../lib/way-in'
import { TierContent } from './tier-content'
import { TierSkeleton } from './tier-skeleton'

/** Where the member stands, what keeps the tier, and what each tier gives. */
export default function TierPage() {
  const tier = useQuery('member', 'getTier', { input: {} })
  const [toast, say] = useToast()
  return (
    <Screen kind='screen' title='我的等级' onBack={leave} toast={<Toast text={toast} />}>
      {tier.isLoading ? (
        <TierSkeleton />
      ) : !tier.reply.ok ? (
        <Refused reply={tier.reply} onRetry={tier.reload} way={wayIn(tier.reply.code)} />
      ) : (
        <>
          {tier.stale && <OfflineBand stale={tier.stale} now={serverNow()} onRetry={tier.reload} />}
          <TierContent page={tier.reply.value} say={say} />
        </>
      )}
    </Screen>
  )
}
