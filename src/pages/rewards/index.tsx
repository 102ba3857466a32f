import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Empty } from '../../components/empty'
import { Promises } from '../../components/promises'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { BoneRows, Skeleton } from '../../components/skeleton'
import { grouped, shortYuan } from '../../domain/figures'
import type { Home } from '../../domain/home'
import { go } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'

/** Nothing to redeem yet; so it says what points will be good for, in the member's own numbers. */
export default function RewardsPage() {
  const home = useQuery('member', 'getHome', { input: {}, isKept: true })
  return (
    <Screen kind='tab' title='好礼'>
      {home.isLoading ? (
        <Skeleton>
          <View className='wrap mt2'>
            <BoneRows count={4} />
          </View>
        </Skeleton>
      ) : !home.reply.ok ? (
        <Refused reply={home.reply} onRetry={home.reload} />
      ) : (
        <>
          {home.stale && <OfflineBand stale={home.stale} now={serverNow()} onRetry={home.reload} />}
          <NothingYet home={home.reply.value} />
        </>
      )}
    </Screen>
  )
}

function NothingYet({ home }: { home: Home }) {
  const isMember = home.state === 'member'
  return (
    <>
      <Empty icon='gift' title='好礼正在准备' text={textFor(home)}>
        <Button onTap={() => go(isMember ? 'points' : 'join')}>{isMember ? '看我的积分' : '加入会员'}</Button>
      </Empty>
      <View className='wrap'>
        <View className='card'>
          <Promises programme={home.programme} />
        </View>
      </View>
    </>
  )
}

function textFor(home: Home): string {
  const { pointsPerRedeem, redeemFen } = home.programme
  const rule = `${pointsPerRedeem} 积分值 ${shortYuan(redeemFen)}`
  return home.state === 'member'
    ? `上架后用积分换。你现在有 ${grouped(home.points)} 积分，${rule}。`
    : `上架后用积分换，${rule}。加入后第一笔消费就开始攒。`
}
