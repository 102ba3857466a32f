import { View } from '@tarojs/components'
import { clockTime, dayText, monthDay } from '../domain/beijing-text'
import { Icon } from './icon'
import styles from './offline-band.module.scss'
import { spoken } from './spoken'
import { Tap } from './tap'
import { cx } from './cx'

interface OfflineBandProps {
  stale: { code: string; seenAt: number }
  now: number
  onRetry: () => void
}

/** Above what is old: why it is, and from when. */
export function OfflineBand({ stale, now, onRetry }: OfflineBandProps) {
  const why = stale.code === 'OFFLINE' ? '网络断了' : '服务暂时没有回应'
  return (
    <View className={cx(styles.band, 'num')} {...spoken('status')}>
      <Icon name='offline' size={20} />
      <View className='grow'>{`${why}，下面是 ${whenText(stale.seenAt, now)} 的数据`}</View>
      <Tap className={cx(styles.retry)} pressed={cx(styles.touched)} onTap={onRetry}>
        重试
      </Tap>
    </View>
  )
}

function whenText(seenAt: number, now: number): string {
  const isToday = dayText(seenAt) === dayText(now)
  return isToday ? clockTime(seenAt) : `${monthDay(seenAt)} ${clockTime(seenAt)}`
}
