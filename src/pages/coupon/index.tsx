import { useRouter } from '@tarojs/taro'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import { goTab, leave } from '../../lib/navigation'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'
import { wayIn } from '../../lib/way-in'
import { CouponContent } from './coupon-content'
import { CouponSkeleton } from './coupon-skeleton'

const toWallet = { text: '去卡券', onTap: () => goTab('wallet') }

/** One coupon: its code first, then where, how long and how. */
export default function CouponPage() {
  const couponId = useRouter().params['id'] ?? ''
  const coupon = useQuery('rewards', 'getCoupon', { input: { couponId } })
  const isGone = (code: string) => code.startsWith('COUPON_')
  return (
    <Screen kind='screen' title='券详情' onBack={leave}>
      {coupon.isLoading ? (
        <CouponSkeleton />
      ) : !coupon.reply.ok ? (
        <Refused
          reply={coupon.reply}
          onRetry={coupon.reload}
          way={isGone(coupon.reply.code) ? toWallet : wayIn(coupon.reply.code)}
        />
      ) : (
        <>
          {coupon.stale && <OfflineBand stale={coupon.stale} now={serverNow()} onRetry={coupon.reload} />}
          <CouponContent coupon={coupon.reply.value} onChanged={coupon.reload} />
        </>
      )}
    </Screen>
  )
}
