import { useShareAppMessage } from '@tarojs/taro'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { Toast, useToast } from '../../components/toast'
import { openCodeSheet } from '../../lib/code-sheet'
import { tabs } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'
import { GuestHome } from './guest-home'
import { HomeSkeleton } from './home-skeleton'
import { MemberHome } from './member-home'

export default function HomePage() {
  const home = useQuery('member', 'getHome', { input: {}, isKept: true })
  const [toast, say] = useToast()
  useShareAppMessage(() => ({ title: '来我们这里做会员', path: `/${tabs.home}` }))
  const brand = !home.isLoading && home.reply.ok ? home.reply.value.programme.brandName : ''
  return (
    <Screen kind='brand' title={brand} toast={<Toast text={toast} />}>
      {home.isLoading ? (
        <HomeSkeleton />
      ) : !home.reply.ok ? (
        <Refused reply={home.reply} onRetry={home.reload} />
      ) : (
        <>
          {home.stale && <OfflineBand stale={home.stale} now={serverNow()} onRetry={home.reload} />}
          {home.reply.value.state === 'guest' ? (
            <GuestHome programme={home.reply.value.programme} />
          ) : (
            <MemberHome
              home={home.reply.value}
              isOffline={home.stale !== null}
              onCode={() => openCodeSheet(tabs.home)}
              onCheckedIn={(change) =>
                home.patch((value) => (value.state === 'member' ? change(value) : value))
              }
              say={say}
            />
          )}
        </>
      )}
    </Screen>
  )
}
