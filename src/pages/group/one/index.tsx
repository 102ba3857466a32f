import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { Toast, useToast } from '../../../components/toast'
import type { GroupView } from '../../../domain/group-view'
import { useAgain } from '../../../lib/asking-again'
import { goTab, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { GroupContent } from './group-content'
import { groupPath } from './group-path'

const toShop = { text: '去看好礼', onTap: () => goTab('rewards') }

/** Others come, and coupons or points are on their way: both are looked for as long as somebody waits for them. */
function againMs({ state, isMine }: GroupView): number | null {
  if (state === 'settling') return 10_000
  return state === 'open' && isMine ? 20_000 : null
}

/** One group: who is in it, how long it waits, and what happens if it is not full. */
export default function GroupPage() {
  const groupId = useRouter().params['id'] ?? ''
  const group = useQuery('rewards', 'getGroup', { input: { groupId } })
  const [toast, say] = useToast()
  const shown = !group.isLoading && group.reply.ok ? group.reply.value : null
  useAgain(group.reload, shown ? againMs(shown) : null)
  useShareAppMessage(() => ({
    title: shown ? `一起拼：${shown.name}` : '一起拼团兑',
    path: groupPath(groupId, shown?.member?.memberNo ?? null),
  }))
  return (
    <Screen kind='screen' title='拼团' onBack={leave} toast={<Toast text={toast} />}>
      {group.isLoading ? (
        <Skeleton>
          <BoneRows count={3} />
        </Skeleton>
      ) : !group.reply.ok ? (
        <Refused
          reply={group.reply}
          onRetry={group.reload}
          way={group.reply.code === 'GROUP_UNKNOWN' ? toShop : undefined}
        />
      ) : (
        <>
          {group.stale && <OfflineBand stale={group.stale} now={serverNow()} onRetry={group.reload} />}
          <GroupContent group={group.reply.value} onChanged={group.reload} say={say} />
        </>
      )}
    </Screen>
  )
}
