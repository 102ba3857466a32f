import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import type { ContestView } from '../../../domain/contest-view'
import { grouped } from '../../../domain/figures'
import { timeLeftText } from '../../../domain/time-left'
import styles from './contest.module.scss'
import { useServerTime } from './server-clock'
import { chanceText, spanName, spanText } from './words'

interface ContestHeadProps {
  contest: ContestView
  onOver: () => void
}

/** My place first, then what it brings, then what there is to win and until when. */
export function ContestHead({ contest, onOver }: ContestHeadProps) {
  const { own, prizes, activities } = contest
  return (
    <View className='card'>
      <View className='flex between'>
        <View className='sub num'>{`${spanName(contest)} ${spanText(contest)}`}</View>
        <TimeLeft endsAt={contest.endsAt} onOver={onOver} />
      </View>
      <View className={cx('flex', 'between', 'base', styles.own)}>
        <View className={cx('num', 'b', styles.place)}>{own.place ? `第 ${own.place} 名` : '还没上榜'}</View>
        <View className='num b c-accent'>{`${grouped(own.points)} 积分`}</View>
      </View>
      <View className='sub num'>{chanceText(contest)}</View>
      <View className={cx('inset', 'flex', styles.prizes)}>
        {prizes.map((prize, place) => (
          <View key={place} className='grow tc'>
            <View className='cap num'>{`第 ${place + 1} 名`}</View>
            <View className={cx('num', 'b', 'two')}>{prize}</View>
          </View>
        ))}
      </View>
      <View className='cap mt2'>{`只算${spanName(contest)}${activities.join('、')}得的积分，消费的不算。`}</View>
    </View>
  )
}

/** By the cloud's clock, whatever the phone's says. */
function TimeLeft({ endsAt, onOver }: { endsAt: number; onOver: () => void }) {
  const now = useServerTime(endsAt, onOver)
  return <Badge>{timeLeftText(endsAt, now) || '刚刚结束'}</Badge>
}
