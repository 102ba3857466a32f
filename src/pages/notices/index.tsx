import { View } from '@tarojs/components'
import { Empty } from '../../components/empty'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { BoneRows, Skeleton } from '../../components/skeleton'
import { Toast, useToast } from '../../components/toast'
import { leave } from '../../lib/navigation'
import { useNotices } from '../../lib/notices'
import { serverNow } from '../../lib/server-time'
import { wayIn } from '../../lib/way-in'
import { Kinds } from './kinds'
import { ToldList } from './told-list'

/** Which notices are on, how many are left, and what was told. */
export default function NoticesPage() {
  const { notices, isRunning, allow, turnOff } = useNotices()
  const [toast, say] = useToast()
  const onAllow = async (kind: Parameters<typeof allow>[0][number]) => {
    const { isAllowed, reply } = await allow([kind])
    if (reply && !reply.ok) return say(reply.message)
    say(isAllowed ? '记下了，多一次提醒' : '没有开。微信里拒绝过的话，先到右上角的设置里打开')
  }
  const onOff = async (kind: Parameters<typeof turnOff>[0]) => {
    const reply = await turnOff(kind)
    if (reply) say(reply.ok ? '关了，不再提醒' : reply.message)
  }
  return (
    <Screen kind='screen' title='提醒' onBack={leave} toast={<Toast text={toast} />}>
      {notices.isLoading ? (
        <Skeleton>
          <View className='wrap'>
            <BoneRows count={3} />
          </View>
        </Skeleton>
      ) : !notices.reply.ok ? (
        <Refused reply={notices.reply} onRetry={notices.reload} way={wayIn(notices.reply.code)} />
      ) : (
        <>
          {notices.stale && <OfflineBand stale={notices.stale} now={serverNow()} onRetry={notices.reload} />}
          {notices.reply.value.kinds.length === 0 ? (
            <Empty
              icon='chat'
              title='还没有提醒'
              text='商家开通以后，可以在这里选要哪些。到期和等级随时能在积分、等级里看。'
            />
          ) : (
            <Kinds
              kinds={notices.reply.value.kinds}
              isRunning={isRunning}
              onAllow={(kind) => void onAllow(kind)}
              onOff={(kind) => void onOff(kind)}
            />
          )}
          <ToldList told={notices.reply.value.told} />
        </>
      )}
    </Screen>
  )
}
