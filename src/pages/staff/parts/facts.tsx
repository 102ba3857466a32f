import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import styles from './facts.module.scss'

/** Names and what they are, a line each; a sheet is a card already. */
export function Facts({ rows, isInset }: { rows: [string, string][]; isInset?: boolean }) {
  return (
    <View className={cx(isInset ? 'inset' : 'card', styles.facts)}>
      {rows.map(([name, text]) => (
        <View key={name} className={cx(styles.fact)}>
          <View className='c-2'>{name}</View>
          <View className='b num tr'>{text}</View>
        </View>
      ))}
    </View>
  )
}
