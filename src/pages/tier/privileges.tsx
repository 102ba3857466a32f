import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import type { TierPage } from '../../domain/tier-page'
import styles from './tier.module.scss'

/** What each tier gives; the member's own column is the marked one. */
export function Privileges({ page: { ladder, privileges, current } }: { page: TierPage }) {
  return (
    <View className='card card-flush'>
      <View className={cx(styles.line)}>
        <View className={cx(styles.label)} />
        {ladder.map(({ id, name }) => (
          <View key={id} className={cx(styles.cell, styles.headCell, id === current.id && styles.mine)}>
            {name}
          </View>
        ))}
      </View>
      {privileges.map(({ label, values }) => (
        <View key={label} className={cx(styles.line, styles.ruled)}>
          <View className={cx(styles.label)}>{label}</View>
          {ladder.map(({ id }) => (
            <View key={id} className={cx(styles.cell, 'num', id === current.id && styles.mine)}>
              {values[id]}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
