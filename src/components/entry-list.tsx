import { View } from '@tarojs/components'
import { dayHeading } from '../domain/beijing-text'
import type { EntryView } from '../domain/statement'
import styles from './entry-list.module.scss'
import { EntryRow } from './entry-row'
import { cx } from './cx'

/** Movements in the order given, a card a day. */
export function EntryList({ entries, now }: { entries: EntryView[]; now: number }) {
  return (
    <View>
      {byDay(entries).map(([day, ofDay]) => (
        <View key={`${day}-${ofDay[0]?.entryId ?? ''}`}>
          <View className={cx('cap num', styles.day)}>{dayHeading(day, now)}</View>
          <View className={cx('card card-flush', styles.card)}>
            {ofDay.map((entry) => (
              <EntryRow key={entry.entryId} entry={entry} />
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

/** Neighbours of one day together; the list comes newest first. */
export function byDay(entries: EntryView[]): [string, EntryView[]][] {
  const days: [string, EntryView[]][] = []
  for (const entry of entries) {
    const last = days[days.length - 1]
    if (last?.[0] === entry.day) last[1].push(entry)
    else days.push([entry.day, [entry]])
  }
  return days
}
