import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Rim } from '../../../components/rim'
import { bonusText, type CheckInStanding, dayInRow, streakText } from '../../../domain/check-in-shown'
import styles from './check-in.module.scss'

/** The days in a row: the rim closes with the one that earns the bonus. */
export function StreakCard({ checkIn, weekDays }: { checkIn: CheckInStanding; weekDays: number }) {
  return (
    <View className='card flex g4'>
      <Rim share={dayInRow(checkIn.streakDays, weekDays) / weekDays} size={96} tone='value'>
        <View className={cx('num', 'b', styles.streak)}>{checkIn.streakDays}</View>
        <View className='cap'>天</View>
      </Rim>
      <View className='grow'>
        <View className='h2'>{streakText(checkIn)}</View>
        <View className='sub num'>{bonusText(checkIn, weekDays)}</View>
      </View>
    </View>
  )
}
