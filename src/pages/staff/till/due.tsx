import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { spoken } from '../../../components/spoken'
import { monthDay } from '../../../domain/beijing-text'
import { grouped, yuan } from '../../../domain/figures'
import type { Price } from '../../../domain/price'
import type { Quote } from './till'
import styles from './till.module.scss'

interface DueProps {
  price: Price
  earned: Pick<Quote, 'points' | 'activatesAt'> | null
  /** Why the last try was not taken; empty without one. */
  refusal: string
}

/** What is to be paid, over the keypad: it never scrolls away. */
export function Due({ price, earned, refusal }: DueProps) {
  const off = price.totalFen - price.paidFen
  return (
    <View className={cx(styles.due)}>
      <View className='flex between base'>
        <View className='h2'>应收</View>
        <View className={cx('num', styles.price)} {...spoken('text', `应收 ${yuan(price.paidFen)}`)}>
          {yuan(price.paidFen)}
        </View>
      </View>
      {refusal === '' ? (
        <View className={cx('flex between cap num', styles.below)}>
          <View>{off > 0 ? `共省 ${yuan(off)}` : ''}</View>
          <View>{earned ? earnedText(earned) : ''}</View>
        </View>
      ) : (
        <View className={cx('sub c-bad', styles.below)} {...spoken('alert')}>
          {refusal}
        </View>
      )}
    </View>
  )
}

function earnedText({ points, activatesAt }: Pick<Quote, 'points' | 'activatesAt'>): string {
  return points === 0 ? '本单不得积分' : `本单得 ${grouped(points)} 积分，${monthDay(activatesAt)}生效`
}
