import { View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '../../components/cx'
import { Note } from '../../components/note'
import { grouped } from '../../domain/figures'
import type { OfferView } from '../../domain/offer-view'
import { standText } from '../../domain/offer-words'
import type { Redeemed } from '../../domain/redeem'
import { useCommand } from '../../lib/commands'
import { BeforeAfter } from './before-after'
import { TermRows } from './term-rows'
import { TakeButton } from './take-button'
import styles from './rewards.module.scss'
import { useServerSeconds } from './server-seconds'

interface OfferTermsProps {
  offer: OfferView
  onRedeemed: (redeemed: Redeemed) => void
  /** What was read is no longer true. */
  onChanged: () => void
}

export function OfferTerms({ offer, onRedeemed, onChanged }: OfferTermsProps) {
  const now = useServerSeconds(offer.opensAt, offer.closesAt)
  const redeem = useCommand('rewards', 'redeem')
  const [refusal, setRefusal] = useState('')
  const take = async () => {
    const { offerId, pricePoints } = offer
    const reply = await redeem.run({ input: { offerId, pricePoints } })
    if (!reply) return
    setRefusal(reply.ok ? '' : reply.message)
    if (reply.ok) onRedeemed(reply.value)
    else onChanged()
  }
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
      <TakeButton offer={offer} now={now} isRunning={redeem.isRunning} onTake={() => void take()} />
      <View className={cx('sub', styles.sentences)}>
        <View>{offer.words}</View>
        <View className='mt2'>{offer.sentences.join('')}</View>
        <View className='mt2'>{`换后积分不退回，券到期作废。共 ${grouped(offer.quantity)} 份，换完为止。`}</View>
      </View>
    </>
  )
}
