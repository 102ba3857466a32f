import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../components/button'
import { Empty } from '../../../components/empty'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { goTab, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { GroupRow } from '../parts/group-row'

/** The groups of an offer that still miss somebody, those that end first before the others. */
export default function GroupsPage() {
  const offerId = useRouter().params['offer'] ?? ''
  const groups = useQuery('rewards', 'listGroups', { input: { offerId } })
  return (
    <Screen kind='screen' title='参团' onBack={leave}>
      {groups.isLoading ? (
        <Skeleton>
          <View className='wrap'>
            <BoneRows count={3} />
          </View>
        </Skeleton>
      ) : !groups.reply.ok ? (
        <Refused reply={groups.reply} onRetry={groups.reload} />
      ) : (
        <>
          {groups.stale && <OfflineBand stale={groups.stale} now={serverNow()} onRetry={groups.reload} />}
          {groups.reply.value.groups.length === 0 ? (
            <Empty icon='users' title='现在没有等人的团' text='自己开一个，发给朋友，人齐了券就到卡券里。'>
              <Button onTap={() => goTab('rewards')}>去开团</Button>
            </Empty>
          ) : (
            <View className='wrap'>
              <View className='card card-flush'>
                {groups.reply.value.groups.map((group) => (
                  <GroupRow key={group.groupId} group={group} now={serverNow()} />
                ))}
              </View>
            </View>
          )}
        </>
      )}
    </Screen>
  )
}
