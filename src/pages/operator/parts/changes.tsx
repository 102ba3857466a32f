import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import styles from './changes.module.scss'

type ChangeRow = { label: string; before: string; after: string }

interface ChangesProps {
  rows: ChangeRow[]
}

const NONE = '没有'

/** What was and what is to be, rule by rule; of something new, what it is and nothing struck through. */
export function Changes({ rows }: ChangesProps) {
  const isNew = rows.length > 1 && rows.every(({ before, after }) => before === NONE || before === after)
  return (
    <View className={cx(styles.changes)}>
      {rows.map((row, place) =>
        isNew || row.before === row.after ? (
          <Fact key={`${row.label}${place}`} {...row} />
        ) : (
          <Change key={`${row.label}${place}`} {...row} />
        ),
      )}
    </View>
  )
}

function Fact({ label, after }: ChangeRow) {
  return (
    <View className={cx(styles.fact)}>
      <View className={cx('sub', styles.label)}>{label}</View>
      <View className='sub c-ink num grow'>{after}</View>
    </View>
  )
}

function Change({ label, before, after }: ChangeRow) {
  return (
    <View className={cx(styles.change)}>
      <View className='cap'>{label}</View>
      <View className={cx('num', styles.words)}>
        <View className={cx('c-3', styles.before)}>{before}</View>
        <View className='c-3'>→</View>
        <View className='b'>{after}</View>
      </View>
    </View>
  )
}
