import { View } from '@tarojs/components'
import { useState } from 'react'
import { OfflineBand } from '../../components/offline-band'
import { Refused } from '../../components/refused'
import { Screen } from '../../components/screen'
import type { OfferCard } from '../../domain/shop-view'
import { useQuery } from '../../lib/queries'
import { serverNow } from '../../lib/server-time'
import { RedeemSheet } from './redeem-sheet'
import { RewardsSkeleton } from './rewards-skeleton'
import { Shop } from './shop'

/** What points are good for: two taps from here to a coupon. */
export default function RewardsPage() {
  const shop = useQuery('rewards', 'getShop', { input: {}, isKept: true })
  const [chosen, setChosen] = useState<OfferCard | null>(null)
  const close = () => {
    setChosen(null)
    shop.reload()
  }
  return (
    <Screen kind='tab' title='好礼'>
      {shop.isLoading ? (
        <RewardsSkeleton />
      ) : !shop.reply.ok ? (
        <Refused reply={shop.reply} onRetry={shop.reload} />
      ) : (
        <>
          {shop.stale && <OfflineBand stale={shop.stale} now={serverNow()} onRetry={shop.reload} />}
          <Shop shop={shop.reply.value} onOffer={setChosen} />
        </>
      )}
      {/* A place of its own: opening sends the sheet alone, not the shop beside it. */}
      <View>{chosen && <RedeemSheet card={chosen} onClose={close} />}</View>
    </Screen>
  )
}
