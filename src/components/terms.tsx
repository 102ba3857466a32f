import { View } from '@tarojs/components'
import { cx } from './cx'
import styles from './terms.module.scss'

/** What it gives and what limits it, beside the button. */
export function Terms({ rows }: { rows: readonly (readonly [name: string, words: string])[] }) {
  return (
    <View className={cx(styles.terms)}>
      {rows.map(([name, words]) => (
        <View key={name} className={cx('flex top', styles.term)}>
          <View className={cx('sub', styles.name)}>{name}</View>
          <View className='sub c-ink num grow'>{words}</View>
        </View>
      ))}
    </View>
  )
}
