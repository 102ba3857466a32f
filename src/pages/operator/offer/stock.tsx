import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { ProductPicture } from '../../../components/product-picture'
import { grouped, shortYuan } from '../../../domain/figures'
import { momentWords, offerCostFen, offerKindNames } from '../../../domain/offer-rows'
import { priceText } from '../../../domain/offer-words'
import { OfferHead } from '../parts/offer-head'
import { earlyText, offerStateOf } from '../parts/offer-state'
import { StockBar } from '../parts/stock-bar'
import type { OfferHistory } from './offer-history'
import styles from './offer.module.scss'

interface StockProps {
  history: OfferHistory
  onUnits: () => void
  onEnd: () => void
}

/** What an offer gives, how much is left of it, and what became of what was given. */
export function Stock({ history: { offer, fates, tiers, now }, onUnits, onEnd }: StockProps) {
  const { content, gives, stock, state } = offer
  const shown = offerStateOf(offer, now)
  const price = priceText(content.pricePoints)
  const figures = [
    { name: '已使用', count: fates.redeemedCount },
    { name: '撤销过', count: fates.undoneCount },
    { name: '到期没用', count: fates.expiredCount },
    { name: '已收回', count: fates.revokedCount },
  ]
  return (
    <View className='card'>
      <View className='flex g3'>
        <ProductPicture name={gives.content.picture} size='small' />
        <View className='grow'>
          <OfferHead name={gives.content.name} size='h2' state={shown} early={earlyText(shown, tiers)} />
          <View className='cap num'>{`${offerKindNames[content.kind]} · ${price} · 第 ${gives.number} 版券`}</View>
          <View className='cap num'>{`${momentWords(content.opensAt)} 到 ${momentWords(content.closesAt)}`}</View>
        </View>
      </View>
      <StockBar stock={stock} unit={content.kind === 'group' ? '团' : '份'} />
      <View className={cx(styles.figures)}>
        {figures.map(({ name, count }) => (
          <View key={name}>
            <View className='cap'>{name}</View>
            <View className='h3 num'>{grouped(count)}</View>
          </View>
        ))}
      </View>
      <View className='cap num'>{`全部发完最多花费 ${shortYuan(offerCostFen(content, gives.content))}`}</View>
      {state === 'open' && (
        <View className='flex g2 mt2'>
          <Button kind='outline' size='medium' onTap={onUnits}>
            加库存
          </Button>
          <Button kind='outline' size='medium' onTap={onEnd}>
            关闭
          </Button>
        </View>
      )}
    </View>
  )
}
