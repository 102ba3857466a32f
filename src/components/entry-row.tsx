import { View } from '@tarojs/components'
import { dayWord, monthDay } from '../domain/beijing-text'
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

const words: Partial<Record<EntryState, { tone: 'bad' | 'plain'; text: string }>> = {
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
          {entry.activatesAt !== null && <Badge tone='notice'>{`${monthDay(entry.activatesAt)}到账`}</Badge>}
          {word && word.text !== entry.title && <Badge tone={word.tone}>{word.text}</Badge>}
          {now !== undefined && <View className='cap num'>{dayWord(entry.day, now)}</View>}
        </View>
        {entry.reason && <View className={cx(styles.reason, 'num')}>{entry.reason}</View>}
        {entry.taken && <View className={cx(styles.taken, 'num')}>{entry.taken}</View>}
      </View>
      {entry.points !== 0 && (
        <View className={cx(styles.points, 'num', tones[entry.state])}>{signed(entry.points)}</View>
      )}
    </View>
  )
}
