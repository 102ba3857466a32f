import { View } from '@tarojs/components'
import styles from './brand-mark.module.scss'
import { unspoken } from './spoken'
import { cx } from './cx'

/** The cup that is nearly full. */
export function BrandMark() {
  return (
    <View className={cx(styles.mark)} {...unspoken}>
      <View className={cx(styles.fill)} />
      <View className={cx(styles.cup)} />
    </View>
  )
}
