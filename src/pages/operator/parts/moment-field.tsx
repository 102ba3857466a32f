import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'
import { PickedField } from './picked-field'

interface MomentFieldProps {
  label: string
  /** 2026-11-22 20:00 */
  text: string
  onText: (text: string) => void
}

/** A moment in Beijing: its day and its time, each chosen. */
export function MomentField({ label, text, onText }: MomentFieldProps) {
  const [day = '', time = ''] = text.split(' ')
  return (
    <View className={cx(styles.named)}>
      <View className='cap'>{label}</View>
      <View className={cx(styles.pair)}>
        <View className={cx(styles.day)}>
          <PickedField
            label={`${label}的日子`}
            kind='date'
            value={day}
            hint='选日子'
            onChange={(next) => onText(`${next} ${time}`)}
          />
        </View>
        <View className={cx(styles.half)}>
          <PickedField
            label={`${label}的时间`}
            kind='time'
            value={time}
            hint='选时间'
            onChange={(next) => onText(`${day} ${next}`)}
          />
        </View>
      </View>
    </View>
  )
}
