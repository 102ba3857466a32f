import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Chips } from '../../../components/chips'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import type { Period } from '../../../domain/contest-rules'
import { leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { wayIn } from '../../../lib/way-in'
import { ContestContent } from './contest-content'
import { ContestSkeleton } from './contest-skeleton'

const periods = [
  { name: 'weekly', text: '周竞赛' },
  { name: 'monthly', text: '月竞赛' },
] as const

/** Who earns most this week or this month, where I stand, and what there is to win. */
export default function ContestPage() {
  const asked = useRouter().params['period']
  const [period, setPeriod] = useState<Period>(asked === 'monthly' ? 'monthly' : 'weekly')
  const contest = useQuery('points', 'getContest', { input: { period } })
  const isRefused = !contest.isLoading && !contest.reply.ok && contest.reply.code === 'MEMBER_NOT_JOINED'
  return (
    <Screen kind='screen' title='积分竞赛' onBack={leave}>
      {!isRefused && <Chips chips={periods} current={period} onChip={setPeriod} />}
      {contest.isLoading ? (
        <ContestSkeleton />
      ) : !contest.reply.ok ? (
        <Refused reply={contest.reply} onRetry={contest.reload} way={wayIn(contest.reply.code)} />
      ) : (
        <View>
          {contest.stale && <OfflineBand stale={contest.stale} now={serverNow()} onRetry={contest.reload} />}
          <ContestContent contest={contest.reply.value} onOver={contest.reload} />
        </View>
      )}
    </Screen>
  )
}
