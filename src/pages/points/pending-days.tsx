import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { dayHeading, dayText } from '../../domain/beijing-text'
import { grouped } from '../../domain/figures'
import type { Statement } from '../../domain/statement'
import styles from './points.module.scss'

/** On which day how many points become active: the end of the refund windows of what was bought. */
export function PendingDays({ statement: { pending, debtPoints, now } }: { statement: Statement }) {
  if (pending.length === 0) return null
  return (
    <View className={cx('wrap', styles.days)}>
      <View className='card'>
        <View className='h3'>哪天到账</View>
        {pending.map(({ activatesAt, points }) => (
          <View key={activatesAt} className={cx('flex', 'between', styles.day)}>
            <View className='sub num'>{dayHeading(dayText(activatesAt), now)}</View>
            <View className='num b'>{grouped(points)}</View>
          </View>
        ))}
        <View className='cap mt2'>
          {`退款期一过${debtPoints > 0 ? '先补之前不够扣的，余下的' : ''}就能用。期间退款，会先从这里收回。`}
        </View>
      </View>
    </View>
  )
}
