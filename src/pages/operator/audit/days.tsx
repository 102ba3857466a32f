import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { shortDay } from '../../../domain/beijing-text'
import { compact } from '../../../domain/figures'
import { Panel } from '../parts/panel'
import styles from './audit.module.scss'
import type { DayRow } from './report'

/** What is out when the day ends is one sum on a phone and its three parts at a desk. */
const columns: { name: string; at?: 'phone' | 'desk'; of: (row: DayRow) => number }[] = [
  { name: '发放', of: ({ issued }) => issued },
  { name: '使用', of: ({ spent }) => spent },
  { name: '过期', of: ({ expired }) => expired },
  { name: '收回', of: ({ reversed }) => reversed },
  { name: '余额', at: 'phone', of: ({ active, pending, debt }) => active + pending - debt },
  { name: '可用', at: 'desk', of: ({ active }) => active },
  { name: '待生效', at: 'desk', of: ({ pending }) => pending },
  { name: '欠分', at: 'desk', of: ({ debt }) => debt },
]

/** Every day in figures. */
export function Days({ days }: { days: DayRow[] }) {
  return (
    <Panel title='每天的积分' note='余额是当天结束时的'>
      <View className={cx(styles.tableRow, styles.tableHead, 'cap')}>
        <View className={cx(styles.day)}>日期</View>
        {columns.map(({ name, at }) => (
          <View key={name} className={cx(styles.cell, at && styles[at])}>
            {name}
          </View>
        ))}
      </View>
      {days.map((row) => (
        <View key={row.day} className={cx(styles.tableRow, 'num')}>
          <View className={cx(styles.day, 'c-2')}>{shortDay(row.day)}</View>
          {columns.map(({ name, at, of }) => (
            <View key={name} className={cx(styles.cell, at && styles[at], of(row) === 0 && 'c-3')}>
              {compact(of(row))}
            </View>
          ))}
        </View>
      ))}
    </Panel>
  )
}
