import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Empty } from '../../../components/empty'
import { EntryList } from '../../../components/entry-list'
import styles from './member.module.scss'
import { Tail, type TailProps } from '../parts/tail'
import type { Statement } from './use-member'

interface MovementsProps extends TailProps {
  entries: Statement['entries']
  now: number
}

/** The statement as the member reads it, to its very beginning. */
export function Movements({ entries, now, ...tail }: MovementsProps) {
  if (entries.length === 0)
    return <Empty icon='receipt' title='还没有积分记录' text='消费、签到以后都会记在这里。' />
  return (
    <View className={cx(styles.lists)}>
      <EntryList entries={entries} now={now} />
      <View className='wrap'>
        <Tail {...tail} />
      </View>
    </View>
  )
}
