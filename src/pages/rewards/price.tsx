import { Text, View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { spoken } from '../../components/spoken'
import { grouped } from '../../domain/figures'
import type { OfferCard } from '../../domain/shop-view'
import styles from './rewards.module.scss'

interface PriceProps {
  card: Pick<OfferCard, 'pricePoints' | 'oldPricePoints'>
  isLarge?: boolean
}

/** What it costs, and what it cost before. */
export function Price({ card: { pricePoints, oldPricePoints }, isLarge }: PriceProps) {
  return (
    <View className={cx('flex base num', styles.price)}>
      <Text className={cx('b c-accent', isLarge ? styles.largeFigure : styles.figure)}>
        {pricePoints === 0 ? '免费' : grouped(pricePoints)}
      </Text>
      {pricePoints > 0 && <Text className='unit c-3'>积分</Text>}
      {oldPricePoints > pricePoints && (
        <Text className={cx('cap', styles.old)} {...spoken('text', `原价 ${grouped(oldPricePoints)}`)}>
          {grouped(oldPricePoints)}
        </Text>
      )}
    </View>
  )
}
