import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { Segments } from '../../components/segments'
import { Bone, Skeleton } from '../../components/skeleton'
import type { WalletTab } from '../../domain/wallet-view'
import { go } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'
import { PastList } from './past-list'
import { UsableList } from './usable-list'

/** My coupons: those that can be used, the nearest end first, and what became of the others. */
export default function WalletPage() {
  const [tab, setTab] = useState<WalletTab>('usable')
  const wallet = useQuery('rewards', 'getWallet', { input: { tab } })
  const shown = !wallet.isLoading && wallet.reply.ok ? wallet.reply.value : null
  const isGuest = !wallet.isLoading && !wallet.reply.ok && wallet.reply.code === 'MEMBER_NOT_JOINED'
  return (
    <Screen kind='tab' title='卡券'>
      {!isGuest && (
        <Segments segments={segmentsOf(shown?.usableCount ?? 0)} current={tab} onSegment={setTab} />
      )}
      {wallet.isLoading ? (
        <Skeleton>
          <View className='stack'>
            {[0, 1, 2].map((place) => (
              <Bone key={place} width='100%' height={112} radius={14} />
            ))}
          </View>
        </Skeleton>
      ) : isGuest ? (
        <ForGuest />
      ) : !wallet.reply.ok ? (
        <Refused reply={wallet.reply} onRetry={wallet.reload} />
      ) : (
        <>
          {wallet.stale && <OfflineBand stale={wallet.stale} now={serverNow()} onRetry={wallet.reload} />}
          {tab === 'usable' ? (
            <UsableList wallet={wallet.reply.value} />
          ) : (
            <PastList key={tab} tab={tab} wallet={wallet.reply.value} />
          )}
        </>
      )}
    </Screen>
  )
}

function ForGuest() {
  return (
    <Empty
      icon='ticket'
      title='加入后，券都在这里'
      text='券可以付款时抵钱，或到店换一份礼。加入会员后，可以用积分换。'
    >
      <Button onTap={() => go('join')}>加入会员</Button>
    </Empty>
  )
}

function segmentsOf(usableCount: number) {
  return [
    { name: 'usable', text: usableCount > 0 ? `可用 ${usableCount}` : '可用' },
    { name: 'used', text: '已用' },
    { name: 'over', text: '已失效' },
  ] as const
}
