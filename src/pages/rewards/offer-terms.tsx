import { View } from '@tarojs/components'
import { BeforeAfter } from '../../components/before-after'
import { cx } from '../../components/cx'
import { Note } from '../../components/note'
import { grouped } from '../../domain/figures'
import type { OfferView } from '../../domain/offer-view'
import { standText } from '../../domain/offer-words'
import type { Redeemed } from '../../domain/redeem'
import { TermRows } from './term-rows'
import { TakeButton } from './take-button'
import styles from './rewards.module.scss'
import { useServerSeconds } from './server-seconds'
import { useTake } from './use-take'

interface OfferTermsProps {
  offer: OfferView
  onRedeemed: (redeemed: Redeemed) => void
  /** What was read is no longer true. */
  onChanged: () => void
}

export function OfferTerms({ offer, onRedeemed, onChanged }: OfferTermsProps) {
  const now = useServerSeconds(offer.opensAt, offer.closesAt)
  const { isRunning, refusal, take } = useTake(offer, { onRedeemed, onChanged })
  const obstacle = standText(offer, now)
  return (
    <>
      {offer.points !== null && <BeforeAfter points={offer.points} pricePoints={offer.pricePoints} />}
      <TermRows offer={offer} now={now} />
      {(refusal || obstacle) && (
        <View className={cx(styles.obstacle)}>
          <Note icon={refusal ? 'alert' : 'info'} tone={refusal ? 'bad' : 'notice'}>
            {refusal || obstacle}
          </Note>
        </View>
      )}
      <TakeButton offer={offer} now={now} isRunning={isRunning} onTake={take} />
      <View className={cx('sub', styles.sentences)}>
        <View>{offer.words}</View>
        <View className='mt2'>{offer.sentences.join('')}</View>
        <View className='mt2'>{endText(offer)}</View>
      </View>
    </>
  )
}

/** What happens to the points, and how many there are. */
function endText({ quantity, group }: OfferView): string {
  if (group)
    return `${group.hours} 小时内没凑满 ${group.places} 人，积分原样退回。共 ${grouped(quantity)} 个团。`
  return `换后积分不退回，券到期作废。共 ${grouped(quantity)} 份，换完为止。`
}
