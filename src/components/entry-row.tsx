import { View } from '@tarojs/components'
import { dayWord } from '../domain/beijing-text'
import { signed } from '../domain/figures'
import type { EntryState, EntryView } from '../domain/statement'
import { Badge } from './badge'
import { cx } from './cx'
import styles from './entry-row.module.scss'

/** Pending in grey, credited in loquat, spent in ink (it is no loss), taken back in red. */
const tones: Record<EntryState, string> = {
  pending: 'c-3',
  credited: 'c-accent',
  spent: 'c-ink',
  'taken-back': 'c-bad',
  expired: 'c-3',
  note: 'c-3',
}

const words: Partial<Record<EntryState, { tone: 'notice' | 'bad' | 'plain'; text: string }>> = {
  pending: { tone: 'notice', text: '待生效' },
  'taken-back': { tone: 'bad', text: '收回' },
  expired: { tone: 'plain', text: '到期' },
}

interface EntryRowProps {
  entry: EntryView
  /** Where the row does not stand under its day, the time now, to name the day in the row. */
  now?: number
}

/** A movement: what happened, why, and how many. */
export function EntryRow({ entry, now }: EntryRowProps) {
  const word = words[entry.state]
  return (
    <View className={cx(styles.row)}>
      <View className='grow'>
        <View className='flex g2'>
          <View className='body one'>{entry.title}</View>
          {word && word.text !== entry.title && <Badge tone={word.tone}>{word.text}</Badge>}
          {now !== undefined && <View className='cap num'>{dayWord(entry.day, now)}</View>}
        </View>
        {entry.reason && <View className={cx(styles.reason, 'num')}>{entry.reason}</View>}
      </View>
      {entry.points !== 0 && (
        <View className={cx(styles.points, 'num', tones[entry.state])}>{signed(entry.points)}</View>
      )}
    </View>
  )
}
