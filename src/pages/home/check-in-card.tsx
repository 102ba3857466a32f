import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { Rim } from '../../components/rim'
import type { CheckedIn } from '../../domain/check-in'
import { dayText } from '../../domain/beijing-text'
import { grouped } from '../../domain/figures'
import type { MemberHome } from '../../domain/home'
import { useCommand } from '../../lib/commands'
import { serverNow } from '../../lib/server-time'
import { afterCheckIn, dayInRow } from './after-check-in'
import styles from './home.module.scss'

interface CheckInCardProps {
  home: MemberHome
  onCheckedIn: (change: (home: MemberHome) => MemberHome) => void
  say: (text: string) => void
}

/** One tap a day; the rim closes with the day in a row that earns the bonus. */
export function CheckInCard({ home, onCheckedIn, say }: CheckInCardProps) {
  const { checkIn } = home
  const { isRunning, run } = useCommand('points', 'checkIn')
  const tap = async () => {
    const reply = await run({ input: {}, about: dayText(serverNow()) })
    if (!reply) return
    if (!reply.ok) return say(reply.message)
    // The kernel answers with what the rule of the check-in answers.
    const done = reply.value as CheckedIn
    onCheckedIn((before) => afterCheckIn(before, done, serverNow()))
    say(`签到成功，+${grouped(done.points)} 积分`)
  }
  const rowDays = home.programme.checkInDays
  return (
    <View className={cx('card', 'flex', 'g3', styles.checkIn)}>
      <Rim share={dayInRow(checkIn.streakDays, rowDays) / rowDays} size={48} tone='value'>
        <View className={cx('num', 'b', styles.streak)}>{checkIn.streakDays}</View>
      </Rim>
      <View className='grow'>
        <View className='h3 one'>{streakText(checkIn)}</View>
        <View className='cap num'>{bonusText(home)}</View>
      </View>
      {checkIn.isDoneToday ? (
        <View className={cx('num', 'b', 'c-accent')}>{`今日 +${checkIn.todayPoints}`}</View>
      ) : (
        <Button size='small' isRunning={isRunning} label='签到' onTap={() => void tap()}>
          {`签到 +${checkIn.todayPoints}`}
        </Button>
      )}
    </View>
  )
}

function streakText({ streakDays }: MemberHome['checkIn']): string {
  return streakDays === 0 ? '每天签到' : `连续签到 ${streakDays} 天`
}

function bonusText({ checkIn, programme }: MemberHome): string {
  const { daysToBonus, bonusPoints, isDoneToday } = checkIn
  if (daysToBonus === 0)
    return isDoneToday
      ? `今天多得了 ${bonusPoints}`
      : `今天连签满 ${programme.checkInDays} 天，多得 ${bonusPoints}`
  return `再签 ${isDoneToday ? daysToBonus : daysToBonus + 1} 天，多得 ${bonusPoints}`
}
