import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { Icon } from '../../components/icon'
import { Rim } from '../../components/rim'
import { Tap } from '../../components/tap'
import type { CheckedIn } from '../../domain/check-in'
import { bonusText, dayInRow, streakText } from '../../domain/check-in-shown'
import { dayText } from '../../domain/beijing-text'
import { grouped } from '../../domain/figures'
import type { MemberHome } from '../../domain/home'
import { useCommand } from '../../lib/commands'
import { go } from '../../lib/navigation'
import { serverNow } from '../../lib/server-time'
import { afterCheckIn } from './after-check-in'
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
      <Tap
        className={cx('grow', 'flex', 'g3')}
        pressed={cx(styles.touched)}
        label='看签到日历'
        role='link'
        onTap={() => go('checkIn')}
      >
        <Rim share={dayInRow(checkIn.streakDays, rowDays) / rowDays} size={48} tone='value'>
          <View className={cx('num', 'b', styles.streak)}>{checkIn.streakDays}</View>
        </Rim>
        <View className='grow'>
          <View className='flex'>
            <View className='h3 one'>{streakText(checkIn)}</View>
            <Icon name='right' size={16} className='c-3' />
          </View>
          <View className='cap num'>{bonusText(checkIn, rowDays)}</View>
        </View>
      </Tap>
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
