import { View } from '@tarojs/components'
import { cx } from './cx'
import { Icon } from './icon'
import { grouped } from '../domain/figures'
import styles from './before-after.module.scss'

/** What I have and what will be left: the number first. */
export function BeforeAfter({ points, pricePoints }: { points: number; pricePoints: number }) {
  const after = points - pricePoints
  return (
    <View className={cx('inset flex between', styles.beforeAfter)}>
      <View className='grow'>
        <View className='cap'>现在</View>
        <View className={cx('num b', styles.sum)}>{grouped(points)}</View>
      </View>
      <Icon name='right' size={20} className='c-3' />
      <View className='grow tr'>
        <View className='cap'>{after < 0 ? '还差' : '换后'}</View>
        <View className={cx('num b', styles.sum)}>{grouped(Math.abs(after))}</View>
      </View>
    </View>
  )
}
