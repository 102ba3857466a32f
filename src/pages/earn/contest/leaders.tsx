import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Line } from '../../../components/row'
import type { ContestView } from '../../../domain/contest-view'
import { grouped } from '../../../domain/figures'
import styles from './contest.module.scss'

/** The first places, and the own one below them where it is none of those. */
export function Leaders({ contest: { leaders, own } }: { contest: ContestView }) {
  const isAmongThem = leaders.some(({ isMe }) => isMe)
  if (leaders.length === 0)
    return (
      <View className='card'>
        <View className='sub'>还没有人得分。今天第一个签到的就是第 1 名。</View>
      </View>
    )
  return (
    <View className='card card-flush'>
      {leaders.map(({ place, name, points, isMe }) => (
        <Leader key={place} place={place} name={isMe ? '我' : name} points={points} isMe={isMe} />
      ))}
      {!isAmongThem && own.place !== null && <Leader place={own.place} name='我' points={own.points} isMe />}
    </View>
  )
}

interface LeaderProps {
  place: number
  name: string
  points: number
  isMe: boolean
}

function Leader({ place, name, points, isMe }: LeaderProps) {
  return (
    <Line className={cx(isMe && styles.mine)}>
      <View className={cx('num', styles.rank, place <= 3 && styles.top)}>{place}</View>
      <View className='body one grow'>{name}</View>
      <View className='num b'>{grouped(points)}</View>
    </Line>
  )
}
