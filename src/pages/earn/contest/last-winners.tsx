import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Line } from '../../../components/row'
import { monthDay } from '../../../domain/beijing-text'
import type { Period } from '../../../domain/contest-rules'
import type { ContestView } from '../../../domain/contest-view'
import { grouped } from '../../../domain/figures'
import styles from './contest.module.scss'

interface LastWinnersProps {
  period: Period
  last: NonNullable<ContestView['last']>
}

/** Who won the contest before this one, and what. */
export function LastWinners({ period, last: { startsAt, winners } }: LastWinnersProps) {
  return (
    <>
      <View className='sec'>
        <View className='h2'>{period === 'weekly' ? '上周的结果' : '上月的结果'}</View>
        <View className='cap num'>{`${monthDay(startsAt)}开始`}</View>
      </View>
      <View className='wrap'>
        <View className='card card-flush'>
          {winners.length === 0 && (
            <View className={cx('sub', styles.nobody)}>没有人得分，奖品没有发出。</View>
          )}
          {winners.map(({ place, name, points, prize, isMe }) => (
            <Line key={place} className={cx(isMe && styles.mine)}>
              <View className={cx('num', styles.rank, styles.top)}>{place}</View>
              <View className='grow'>
                <View className='body one'>{isMe ? '我' : name}</View>
                <View className='cap num'>{`得分 ${grouped(points)}`}</View>
              </View>
              <View className={cx('num', 'b', 'c-accent', styles.prize)}>{prize}</View>
            </Line>
          ))}
        </View>
      </View>
    </>
  )
}
