import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Note } from '../../../components/note'
import { grouped } from '../../../domain/figures'
import type { Invitations } from '../../../domain/invitation'
import styles from './invite.module.scss'

/** The number first, then when it comes, then what it does not depend on. */
export function HowItCounts({ invites }: { invites: Invitations }) {
  const { points, monthlyMax, countedThisMonth } = invites
  const isFull = countedThisMonth >= monthlyMax
  return (
    <View className='card'>
      <View className='flex between'>
        <View>
          <View className='sub'>每邀请一位</View>
          <View className={cx('num', 'b', styles.gain)}>{`+${grouped(points)}`}</View>
        </View>
        <View className='tr'>
          <View className='sub'>本月已计入</View>
          <View className={cx('num', 'b', styles.gain, styles.counted)}>
            {countedThisMonth}
            <View className={cx('c-3', styles.of)}>{`/ ${monthlyMax} 位`}</View>
          </View>
        </View>
      </View>
      <View className={cx(styles.steps)}>
        {stepsOf(invites).map((text, place) => (
          <View key={text} className='flex g3 top'>
            <View className={cx('num', styles.place)}>{place + 1}</View>
            <View className='sub grow num'>{text}</View>
          </View>
        ))}
      </View>
      <Note icon='info' tone={isFull ? 'value' : 'plain'}>
        {isFull
          ? `这个月的 ${monthlyMax} 位已满，之后满足条件的会记下来，但没有积分。下个月 1 日重新算。`
          : '转发本身没有积分，朋友真的来了才算。'}
      </Note>
    </View>
  )
}

function stepsOf({ points, pendingDays }: Invitations): string[] {
  return [
    '把邀请发给还没加入过的朋友',
    '朋友从你的邀请加入会员',
    `朋友第一笔消费过了 ${pendingDays} 天退款期，你得 ${grouped(points)} 积分`,
  ]
}
