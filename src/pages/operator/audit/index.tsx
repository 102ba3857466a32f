import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { Audit } from './audit'
import { AuditSkeleton } from './audit-skeleton'

/** What the night found, and what points did on the last thirty days. */
export default function AuditScreen() {
  const audit = useQuery('operator', 'getAudit', { input: {} })
  return (
    <Screen kind='screen' title='每晚对账' onBack={leave} isWide>
      {audit.isLoading ? (
        <AuditSkeleton />
      ) : !audit.reply.ok ? (
        <Refused reply={audit.reply} onRetry={audit.reload} />
      ) : (
        <>
          {audit.stale && <OfflineBand stale={audit.stale} now={serverNow()} onRetry={audit.reload} />}
          <Audit audit={audit.reply.value} />
        </>
      )}
    </Screen>
  )
}
