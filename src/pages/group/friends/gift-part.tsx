import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { clockTime } from '../../../domain/beijing-text'
import type { OfferView } from '../../../domain/offer-view'
import { standText } from '../../../domain/offer-words'
import { useCommand } from '../../../lib/commands'
import { invitePath } from '../../../lib/invite-link'
import { go, goInstead, goTab } from '../../../lib/navigation'
import { serverNow } from '../../../lib/server-time'
import { ShareCard } from '../parts/share-card'
import { TakeButton } from '../parts/take-button'

interface GiftPartProps {
  offer: OfferView
  onChanged: () => void
  say: (text: string) => void
}

/** The one button: call friends, take the gift, or what else there is to do. */
export function GiftPart({ offer, onChanged, say }: GiftPartProps) {
  const { stand, memberNo, opensAt, closesAt } = offer
  const now = serverNow()
  if (memberNo === null)
    return (
      <Button isWide onTap={() => go('join')}>
        加入会员
      </Button>
    )
  if (now < closesAt && stand.state === 'helper') return <ShareCard path={invitePath(memberNo)} say={say} />
  if (now < closesAt && now >= opensAt && stand.state === 'open')
    return <TakeGift offer={offer} onChanged={onChanged} />
  if (stand.state === 'taken')
    return (
      <Button isWide onTap={() => goTab('wallet')}>
        已领过，去看券
      </Button>
    )
  return (
    <>
      <Note icon='info' tone='notice'>
        {standText(offer, now) || `${clockTime(opensAt)} 开始，到点再来。`}
      </Note>
      <View className='mt3'>
        <Button isWide kind='outline' onTap={() => goTab('rewards')}>
          看别的好礼
        </Button>
      </View>
    </>
  )
}

/** Friends are complete: the gift is mine with a tap. */
function TakeGift({ offer: { offerId, pricePoints }, onChanged }: Omit<GiftPartProps, 'say'>) {
  const redeem = useCommand('rewards', 'redeem')
  const [refusal, setRefusal] = useState('')
  const take = async () => {
    const reply = await redeem.run({ input: { offerId, pricePoints } })
    if (!reply) return
    if (reply.ok) return goInstead('coupon', { id: reply.value.couponId })
    setRefusal(reply.message)
    onChanged()
  }
  return (
    <TakeButton text='免费领取' refusal={refusal} isRunning={redeem.isRunning} onTake={() => void take()} />
  )
}
