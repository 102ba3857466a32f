import { View } from '@tarojs/components'
import { useState } from 'react'
import { Refused } from '../../components/refused'
import { Sheet } from '../../components/sheet'
import type { Redeemed } from '../../domain/redeem'
import type { OfferCard } from '../../domain/shop-view'
import { useQuery } from '../../lib/queries'
import { OfferBones, OfferHead } from './offer-head'
import { OfferTerms } from './offer-terms'
import { RedeemResult } from './redeem-result'

interface RedeemSheetProps {
  card: OfferCard
  onClose: () => void
}

/** Before and after, what limits it, and the one button that spends points. */
export function RedeemSheet({ card, onClose }: RedeemSheetProps) {
  const offer = useQuery('rewards', 'getOffer', { input: { offerId: card.offerId } })
  const [redeemed, setRedeemed] = useState<Redeemed | null>(null)
  if (redeemed)
    return (
      <Sheet title='换好了' onClose={onClose}>
        <RedeemResult redeemed={redeemed} onClose={onClose} />
      </Sheet>
    )
  return (
    <Sheet title={sheetTitles[card.kind]} onClose={onClose}>
      <OfferHead card={!offer.isLoading && offer.reply.ok ? offer.reply.value : card} />
      <View>
        {offer.isLoading ? (
          <OfferBones />
        ) : !offer.reply.ok ? (
          <Refused reply={offer.reply} onRetry={offer.reload} />
        ) : (
          <OfferTerms offer={offer.reply.value} onRedeemed={setRedeemed} onChanged={offer.reload} />
        )}
      </View>
    </Sheet>
  )
}

const sheetTitles = { shop: '兑换', flash: '秒兑', group: '拼团兑', helper: '助力' } as const
