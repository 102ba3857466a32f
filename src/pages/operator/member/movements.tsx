import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Empty } from '../../../components/empty'
import { EntryList } from '../../../components/entry-list'
import type { Refusal as No } from '../../../domain/result'
import { Refusal } from '../parts/refusal'
import styles from './member.module.scss'
import type { Statement } from './use-member'

interface MovementsProps {
  entries: Statement['entries']
  now: number
  hasMore: boolean
  isRunning: boolean
  refusal: No | null
  loadMore: () => void
}

/** The statement as the member reads it, to its very beginning. */
export function Movements({ entries, now, hasMore, isRunning, refusal, loadMore }: MovementsProps) {
  if (entries.length === 0)
    return <Empty icon='receipt' title='还没有积分记录' text='消费、签到以后都会记在这里。' />
  return (
    <View className={cx(styles.lists)}>
      <EntryList entries={entries} now={now} />
      <View className={cx('wrap', 'mt3', styles.tail)}>
        <Refusal text={refusal?.message ?? ''} />
        {hasMore ? (
          <Button kind='outline' isWide isRunning={isRunning} onTap={loadMore}>
            看更早的
          </Button>
        ) : (
          <View className='cap tc'>就这些了</View>
        )}
      </View>
    </View>
  )
}
