import { View } from '@tarojs/components'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { Toast, useToast } from '../../components/toast'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'
import { GuestMe } from './guest-me'
import { MeSkeleton } from './me-skeleton'
import { MemberMe } from './member-me'
import { Ways } from './ways'

/** Who I am here, what I have, and the way to everything else. */
export default function MePage() {
  const home = useQuery('member', 'getHome', { input: {}, isKept: true })
  const [toast, say] = useToast()
  return (
    <Screen kind='tab' title='我的' toast={<Toast text={toast} />}>
      {home.isLoading ? (
        <MeSkeleton />
      ) : !home.reply.ok ? (
        <Refused reply={home.reply} onRetry={home.reload} />
      ) : (
        <>
          {home.stale && <OfflineBand stale={home.stale} now={serverNow()} onRetry={home.reload} />}
          {home.reply.value.state === 'member' ? <MemberMe home={home.reply.value} say={say} /> : <GuestMe />}
          <Ways earning={home.reply.value.state === 'member' ? home.reply.value.ways : null} />
          <View className='cap tc mt4'>积分不能买卖、提现或转赠</View>
        </>
      )}
    </Screen>
  )
}
