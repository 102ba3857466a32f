import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { ProductPicture } from '../../components/product-picture'
import { Bone, Skeleton } from '../../components/skeleton'
import type { OfferCard } from '../../domain/shop-view'
import { Price } from './price'
import styles from './rewards.module.scss'

/** What it is and what it costs, known before the cloud has answered. */
export function OfferHead({ card }: { card: OfferCard }) {
  return (
    <View className={cx('flex g3', styles.sheetHead)}>
      <ProductPicture name={card.picture} size='small' />
      <View className='grow'>
        <View className='h3 two'>{card.name}</View>
        <Price card={card} />
      </View>
    </View>
  )
}

export function OfferBones() {
  return (
    <Skeleton>
      <Bone width='100%' height={256} radius={10} />
    </Skeleton>
  )
}
