import { Button } from '../../components/button'
import { clockTime } from '../../domain/beijing-text'
import type { OfferView } from '../../domain/offer-view'
import { priceText } from '../../domain/offer-words'
import { go } from '../../lib/navigation'

interface TakeButtonProps {
  offer: OfferView
  now: number
  isRunning: boolean
  onTake: () => void
}

/** The one button: takes it, or leads to what is missing, or says why not. */
export function TakeButton({ offer, now, isRunning, onTake }: TakeButtonProps) {
  const way = wayOf(offer, now)
  if (way?.to)
    return (
      <Button isWide onTap={way.to}>
        {way.text}
      </Button>
    )
  return (
    <>
      <Button isWide isOff={way !== null} isRunning={isRunning} onTap={onTake}>
        {way?.text ?? takeText(offer)}
      </Button>
      {offer.kind === 'group' && (
        <Button isWide kind='text' onTap={() => go('groups', { offer: offer.offerId })}>
          参加别人开的团
        </Button>
      )}
    </>
  )
}

function takeText({ kind, pricePoints }: OfferView): string {
  if (kind === 'group') return pricePoints === 0 ? '免费开团' : `用 ${priceText(pricePoints)}开团`
  return pricePoints === 0 ? '免费领取' : `用 ${priceText(pricePoints)}兑换`
}

interface Way {
  text: string
  to?: () => void
}

function wayOf(offer: OfferView, now: number): Way | null {
  const { stand, opensAt, closesAt } = offer
  if (now >= closesAt) return { text: '已结束' }
  if (stand.state === 'join') return { text: '加入会员', to: () => go('join') }
  if (stand.state === 'helper') return { text: '邀请朋友加入', to: () => go('friends') }
  if (stand.state === 'tier') return { text: '看怎么升级', to: () => go('tier') }
  if (stand.state === 'short') return { text: '看怎么攒积分', to: () => go('points') }
  if (stand.state === 'taken') return { text: '已兑满' }
  if (stand.state === 'gone') return { text: offer.kind === 'group' ? '能开的团开完了' : '兑完了' }
  if (stand.state === 'full') return { text: '卡券放满了' }
  return now < opensAt ? { text: `${clockTime(opensAt)} 开兑` } : null
}
