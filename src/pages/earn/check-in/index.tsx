import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { Toast, useToast } from '../../../components/toast'
import { dayText } from '../../../domain/beijing-text'
import type { CheckedIn } from '../../../domain/check-in'
import type { CheckInMonth } from '../../../domain/check-in-month'
import { grouped } from '../../../domain/figures'
import { useCommand } from '../../../lib/commands'
import { leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { wayIn } from '../../../lib/way-in'
import { afterCheckIn } from './after-check-in'
import { CheckInSkeleton } from './check-in-skeleton'
import styles from './check-in.module.scss'
import { Months } from './months'
import { StreakCard } from './streak-card'

/** The days with a check-in, how many in a row, and today's tap. */
export default function CheckInPage() {
  const month = useQuery('points', 'getCheckIns', { input: {} })
  const [toast, say] = useToast()
  const { isRunning, run } = useCommand('points', 'checkIn')
  const tap = async () => {
    const reply = await run({ input: {}, about: dayText(serverNow()) })
    if (!reply) return
    if (!reply.ok) {
      say(reply.message)
      return month.reload()
    }
    // The kernel answers with what the rule of the check-in answers.
    const done = reply.value as CheckedIn
    month.patch((before) => afterCheckIn(before, done, dayText(serverNow())))
    say(`签到成功，+${grouped(done.points)} 积分`)
  }
  const shown = !month.isLoading && month.reply.ok ? month.reply.value : null
  return (
    <Screen
      kind='screen'
      title='签到'
      onBack={leave}
      bottom={shown && <TodaysTap shown={shown} isRunning={isRunning} onTap={() => void tap()} />}
      toast={<Toast text={toast} />}
    >
      {month.isLoading ? (
        <CheckInSkeleton />
      ) : !month.reply.ok ? (
        <Refused reply={month.reply} onRetry={month.reload} way={wayIn(month.reply.code)} />
      ) : (
        <>
          {month.stale && <OfflineBand stale={month.stale} now={serverNow()} onRetry={month.reload} />}
          <View className={cx('stack', styles.first)}>
            <StreakCard checkIn={month.reply.value.checkIn} weekDays={month.reply.value.weekDays} />
            <Months shown={month.reply.value} />
            <View className={cx('cap', 'num', styles.tail)}>{rulesText(month.reply.value)}</View>
          </View>
        </>
      )}
    </Screen>
  )
}

interface TodaysTapProps {
  shown: CheckInMonth
  isRunning: boolean
  onTap: () => void
}

function TodaysTap({ shown: { checkIn }, isRunning, onTap }: TodaysTapProps) {
  if (checkIn.isDoneToday)
    return (
      <Button isWide isOff onTap={onTap}>
        {`今天签过了，得 ${checkIn.todayPoints} 积分`}
      </Button>
    )
  return (
    <Button isWide isRunning={isRunning} label='签到' onTap={onTap}>
      {`签到 +${checkIn.todayPoints}`}
    </Button>
  )
}

function rulesText({ dailyPoints, weekDays, checkIn: { bonusPoints } }: CheckInMonth): string {
  const bonus = bonusPoints > 0 ? `，每连续第 ${weekDays} 天多得 ${bonusPoints}` : ''
  return `每天一次得 ${dailyPoints} 积分${bonus}。按北京时间，0 点换新的一天；漏一天就从第 1 天重新数，得过的积分都还在。`
}
