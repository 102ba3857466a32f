import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { ProductPicture } from '../../components/product-picture'
import { priceText } from '../../domain/offer-words'
import type { OfferCard } from '../../domain/shop-view'
import styles from './rewards.module.scss'

interface OfferRowProps {
  card: OfferCard
  onOpen: () => void
}

/** What takes more than one: a group, or friends who join. */
export function OfferRow({ card, onOpen }: OfferRowProps) {
  return (
    <View className={cx('card flex g3', styles.row)}>
      <ProductPicture name={card.picture} size='small' />
      <View className='grow'>
        <View className='h3 two'>{`${card.kind === 'group' ? '拼团兑' : '助力'} ${card.name}`}</View>
        <View className='cap num'>{howText(card)}</View>
      </View>
      <Button size='small' kind='outline' onTap={onOpen}>
        查看
      </Button>
    </View>
  )
}

function howText({ group, helper, pricePoints }: OfferCard): string {
  if (group) return `${group.places} 人团，${group.hours} 小时内凑齐 · 每人 ${priceText(pricePoints)}`
  return `${helper?.steps ?? 0} 位朋友通过你的邀请加入，就能领`
}
