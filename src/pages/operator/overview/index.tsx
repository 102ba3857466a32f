import { useQuery } from '../../../lib/queries'
import { OperatorScreen } from '../parts/operator-screen'
import { Overview } from './overview'
import { OverviewSkeleton } from './overview-skeleton'

/** What an operator sees first; on a desktop it uses the width. */
export default function OverviewPage() {
  const overview = useQuery('operator', 'getOverview', { input: {} })
  return (
    <OperatorScreen title='运营' here='operator' asked={overview} skeleton={<OverviewSkeleton />}>
      {(value) => <Overview overview={value} onChanged={overview.reload} />}
    </OperatorScreen>
  )
}
