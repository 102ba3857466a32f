import { View } from '@tarojs/components'
import { inFours } from '../domain/figures'
import styles from './digits-code.module.scss'
import { spoken } from './spoken'
import { cx } from './cx'

/** Eight digits to be read out at the counter. */
export function DigitsCode({ digits }: { digits: string }) {
  return (
    <View className={cx(styles.digits)} {...spoken('text', `数字码 ${digits.split('').join(' ')}`)}>
      {inFours(digits)}
    </View>
  )
}
