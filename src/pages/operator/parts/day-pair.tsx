import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'
import { Pair } from './pair'
import { PickedField } from './picked-field'

interface DayPairProps {
  texts: { from: string; to: string }
  set: (name: 'from' | 'to') => (text: string) => void
}

/** From one Beijing day to another, both included. */
export function DayPair({ texts: { from, to }, set }: DayPairProps) {
  return (
    <Pair>
      <Day label='第一天' value={from} onChange={set('from')} />
      <Day label='最后一天' value={to} onChange={set('to')} />
    </Pair>
  )
}

interface DayProps {
  label: string
  value: string
  onChange: (day: string) => void
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <View className={cx(styles.named)}>
      <View className='cap'>{label}</View>
      <PickedField label={label} kind='date' value={value} hint='选日子' onChange={onChange} />
    </View>
  )
}
