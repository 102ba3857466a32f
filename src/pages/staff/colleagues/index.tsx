import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Row } from '../../../components/row'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import type { ValueOf } from '../../../lib/cloud'
import { leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { EndSheet, type Ending } from './end-sheet'
import { InviteSheet } from './invite-sheet'

type Store = ValueOf<'staff', 'listColleagues'>['stores'][number]

/** The manager of a store sees who works there, invites clerks and ends a clerk's work. */
export default function ColleaguesPage() {
  const colleagues = useQuery('staff', 'listColleagues', { input: {} })
  return (
    <Screen kind='screen' title='店员' onBack={leave}>
      {colleagues.isLoading ? (
        <Skeleton>
          <View className='wrap mt2'>
            <BoneRows count={3} />
          </View>
        </Skeleton>
      ) : !colleagues.reply.ok ? (
        <Refused reply={colleagues.reply} onRetry={colleagues.reload} />
      ) : (
        <View className='wrap mt2'>
          {colleagues.stale && (
            <OfflineBand stale={colleagues.stale} now={serverNow()} onRetry={colleagues.reload} />
          )}
          {colleagues.reply.value.stores.map((store) => (
            <StoreCard key={store.storeId} store={store} onChanged={colleagues.reload} />
          ))}
        </View>
      )}
    </Screen>
  )
}

function StoreCard({ store, onChanged }: { store: Store; onChanged: () => void }) {
  const [isInviting, invite] = useState(false)
  const [ending, end] = useState<Ending | null>(null)
  const { storeId, name: storeName, colleagues } = store
  const isAlone = colleagues.every(({ isManager }) => isManager)
  return (
    <View className='card card-flush'>
      <Row
        title={storeName}
        {...(isAlone && { hint: '还没有店员，先邀请一位' })}
        end={
          <Button kind='outline' size='small' onTap={() => invite(true)}>
            邀请店员
          </Button>
        }
      />
      {colleagues.map(({ staffId, name, isManager, isMe }) => (
        <Row
          key={staffId}
          title={name}
          hint={isMe ? '店长 · 你自己' : isManager ? '店长' : '店员'}
          {...(!isManager && { onTap: () => end({ staffId, name, storeId, storeName }) })}
        />
      ))}
      {isInviting && <InviteSheet storeId={storeId} storeName={storeName} onClose={() => invite(false)} />}
      {ending && <EndSheet ending={ending} onClose={() => end(null)} onEnded={onChanged} />}
    </View>
  )
}
