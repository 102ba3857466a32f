import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { spoken, unspoken } from '../../../components/spoken'
import { grouped } from '../../../domain/figures'
import type { CheckInDay, CheckInMonth } from '../../../domain/check-in-month'
import styles from './check-in.module.scss'
import { gridOf, monthAway, monthText } from './month-grid'

interface CalendarProps {
  month: string
  /** Null while the days of this month are fetched: the grid stands already. */
  days: CheckInDay[] | null
  today: string
  bounds: Pick<CheckInMonth, 'firstMonth' | 'thisMonth'>
  onMonth: (month: string) => void
}

/** One month: the days with a check-in and what each gave; today is ringed. */
export function Calendar({ month, days, today, bounds, onMonth }: CalendarProps) {
  return (
    <View className='card'>
      <View className='flex between'>
        <Turn label='上个月' isOff={month <= bounds.firstMonth} onTap={() => onMonth(monthAway(month, -1))} />
        <View className='tc'>
          <View className='h3 num'>{monthText(month)}</View>
          <View className='cap num'>{days ? sumText(days) : '正在读取'}</View>
        </View>
        <Turn
          label='下个月'
          isNext
          isOff={month >= bounds.thisMonth}
          onTap={() => onMonth(monthAway(month, 1))}
        />
      </View>
      <View className={cx('cap', styles.week)} {...unspoken}>
        {Array.from('一二三四五六日', (name) => (
          <View key={name} className={cx(styles.weekday)}>
            {name}
          </View>
        ))}
      </View>
      <Days month={month} days={days ?? []} today={today} />
    </View>
  )
}

function Days({ month, days, today }: { month: string; days: CheckInDay[]; today: string }) {
  const grid = gridOf(month)
  const found = new Map(days.map((one) => [one.day, one]))
  return (
    <View className={cx(styles.grid, styles[`from${grid.firstColumn}`])}>
      {grid.days.map((day) => {
        const done = found.get(day)
        return (
          <View
            key={day}
            className={cx(
              styles.day,
              done && (done.isBonus ? styles.bonus : styles.done),
              day === today && styles.today,
            )}
            {...(done && spoken('text', `${Number(day.slice(8))}日，签到得 ${done.points}`))}
          >
            <View>{Number(day.slice(8))}</View>
            {done && <View className={cx(styles.got)}>{`+${done.points}`}</View>}
          </View>
        )
      })}
    </View>
  )
}

interface TurnProps {
  label: string
  isNext?: boolean
  isOff: boolean
  onTap: () => void
}

function Turn({ label, isNext, isOff, onTap }: TurnProps) {
  if (isOff) return <View className={cx(styles.turn)} />
  return (
    <Tap className={cx(styles.turn)} pressed={cx(styles.touched)} label={label} onTap={onTap}>
      <Icon name={isNext ? 'right' : 'left'} size={20} className='c-2' />
    </Tap>
  )
}

function sumText(days: CheckInDay[]): string {
  if (days.length === 0) return '这个月还没有签到'
  return `签了 ${days.length} 天，得 ${grouped(days.reduce((sum, { points }) => sum + points, 0))} 积分`
}
