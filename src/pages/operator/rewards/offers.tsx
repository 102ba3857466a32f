import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Empty } from '../../../components/empty'
import { ProductPicture } from '../../../components/product-picture'
import { Tap } from '../../../components/tap'
import { offerKindNames } from '../../../domain/offer-rows'
import { priceText } from '../../../domain/offer-words'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { Begin } from '../parts/begin'
import { OfferHead } from '../parts/offer-head'
import { earlyText, offerStateOf } from '../parts/offer-state'
import { StockBar } from '../parts/stock-bar'
import styles from './rewards.module.scss'

type OfferView = ValueOf<'operator', 'listOffers'>['offers'][number]

interface OffersProps {
  offers: OfferView[]
  hasTemplates: boolean
  now: number
}

/** Every offer: what it gives, for how much, whether it is open, and what is left. */
export function Offers({ offers, hasTemplates, now }: OffersProps) {
  const start = hasTemplates ? () => go('offer') : () => go('template')
  if (offers.length === 0)
    return (
      <Empty
        icon='gift'
        title='还没有开兑换'
        text={hasTemplates ? '选一张券模板，定好积分和数量，就能开。' : '先写一张券模板，再用它开兑换。'}
      >
        <Button onTap={start}>{hasTemplates ? '开一个兑换' : '写券模板'}</Button>
      </Empty>
    )
  return (
    <>
      <Begin onTap={start}>开一个兑换</Begin>
      <View className={cx(styles.grid)}>
        {offers.map((offer) => (
          <OfferCard key={offer.offerId} offer={offer} now={now} />
        ))}
      </View>
    </>
  )
}

function OfferCard({ offer, now }: { offer: OfferView; now: number }) {
  const { offerId, content, gives, stock } = offer
  const state = offerStateOf(offer, now)
  const early = earlyText(state)
  const price = priceText(content.pricePoints)
  return (
    <Tap
      role='link'
      className={cx('card', styles.offer)}
      label={`${gives.content.name}，${offerKindNames[content.kind]}，${state.text}${early && `，${early}`}`}
      onTap={() => go('offer', { offerId })}
    >
      <View className='flex g3'>
        <ProductPicture name={gives.content.picture} size='small' />
        <View className='grow'>
          <OfferHead name={gives.content.name} size='h3' state={state} early={early} />
          <View className='cap num'>
            {`${offerKindNames[content.kind]} · ${content.category} · ${price} · 每人 ${content.perMemberMax} 份`}
          </View>
        </View>
      </View>
      <StockBar stock={stock} unit={content.kind === 'group' ? '团' : '份'} />
    </Tap>
  )
}
