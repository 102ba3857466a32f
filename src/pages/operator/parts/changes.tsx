import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import styles from './changes.module.scss'

interface ChangesProps {
  rows: { label: string; before: string; after: string }[]
}

/** What was and what is to be, rule by rule. */
export function Changes({ rows }: ChangesProps) {
  return (
    <View className={cx(styles.changes)}>
      {rows.map(({ label, before, after }, place) => (
        <View key={`${label}${place}`} className={cx(styles.change)}>
          <View className='cap'>{label}</View>
          <View className={cx('num', styles.words)}>
            <View className={cx('c-3', styles.before)}>{before}</View>
            <View className='c-3'>→</View>
            <View className='b'>{after}</View>
          </View>
        </View>
      ))}
    </View>
  )
}
