import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { Empty } from '../../components/empty'
import { EntryList } from '../../components/entry-list'
import { BoneRows } from '../../components/skeleton'
import { WhileNear } from '../../components/while-near'
import type { Refusal } from '../../domain/result'
import type { EntryView, StatementKind } from '../../domain/statement'
import styles from './points.module.scss'

const pageLength = 20

/** As they were fetched, so that what is far from the screen can be left out page by page. */
function inPages(entries: EntryView[]): EntryView[][] {
  const pages = Math.ceil(entries.length / pageLength)
  return Array.from({ length: pages }, (_, page) => entries.slice(page * pageLength, (page + 1) * pageLength))
}

interface MovementsProps {
  kind: StatementKind
  entries: EntryView[]
  isLoading: boolean
  hasMore: boolean
  refusal: Refusal | null
  now: number
  onMore: () => void
}

const nothing: Record<StatementKind, string> = {
  all: '还没有积分。第一笔消费过了退款期就到账，今天签到马上就有。',
  earned: '还没有得过积分。消费和签到都可以得。',
  spent: '还没有用掉或到期的积分。好礼上架后，换走的会记在这里。',
  pending: '没有待生效的积分。消费得的积分会先在这里等退款期过去。',
}

export function Movements(props: MovementsProps) {
  const { kind, entries, isLoading, hasMore, refusal, now, onMore } = props
  if (isLoading) {
    return (
      <View className={cx('wrap', styles.loading)}>
        <BoneRows count={5} />
      </View>
    )
  }
  if (entries.length === 0) return <Empty icon='receipt' title='这里还是空的' text={nothing[kind]} />
  return (
    <>
      {inPages(entries).map((page, place, pages) => (
        <WhileNear
          key={page[0]?.entryId ?? place}
          id={`page-${place}`}
          isWatched={pages.length > 1}
          isOn={pages.length - place > 2}
        >
          <EntryList entries={page} now={now} />
        </WhileNear>
      ))}
      {refusal ? (
        <View className={cx('col', 'center', styles.tail)}>
          <View className='sub'>{refusal.message}</View>
          <Button kind='text' onTap={onMore}>
            再试一次
          </Button>
        </View>
      ) : (
        <View className={cx('cap', 'tc', styles.tail)}>{hasMore ? '正在读取更早的' : '就这些了'}</View>
      )}
    </>
  )
}
