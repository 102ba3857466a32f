import { useQuery } from '../../../lib/queries'
import { OperatorScreen } from '../parts/operator-screen'
import { Audit } from './audit'
import { AuditSkeleton } from './audit-skeleton'

/** What the night found, and what points did on the last thirty days. */
export default function AuditScreen() {
  const audit = useQuery('operator', 'getAudit', { input: {} })
  return (
    <OperatorScreen title='每晚对账' here='audit' asked={audit} skeleton={<AuditSkeleton />}>
      {(value) => <Audit audit={value} />}
    </OperatorScreen>
  )
}
