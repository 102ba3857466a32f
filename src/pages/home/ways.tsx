import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Icon, type IconName } from '../../components/icon'
import { Tap } from '../../components/tap'
import type { EarningWays } from '../../domain/earning-ways'
import { go } from '../../lib/navigation'
import styles from './home.module.scss'

interface WaysProps {
  ways: EarningWays
  onWord: () => void
}

/** What else gives points today, with what is left of it. */
export function Ways({ ways, onWord }: WaysProps) {
  const shown = waysOf(ways, onWord)
  if (shown.length === 0) return null
  return (
    <View className={cx(styles.ways)}>
      {shown.map(({ icon, title, hint, onTap }) => (
        <Tap key={title} className={cx(styles.way)} pressed={cx(styles.touched)} onTap={onTap}>
          <View className={cx(styles.sign)}>
            <Icon name={icon} size={24} />
          </View>
          <View className='sub c-ink'>{title}</View>
          <View className='cap num'>{hint}</View>
        </Tap>
      ))}
    </View>
  )
}

interface Way {
  icon: IconName
  title: string
  hint: string
  onTap: () => void
}

function waysOf({ word, invite, contests }: EarningWays, onWord: () => void): Way[] {
  const all: (Way | null)[] = [
    word && { icon: 'chat', title: '群口令', hint: wordText(word), onTap: onWord },
    invite && { icon: 'users', title: '邀好友', hint: `每位 +${invite.points}`, onTap: () => go('friends') },
    contests.length > 0
      ? { icon: 'crown', title: '积分竞赛', hint: contestText(contests), onTap: () => go('contest') }
      : null,
  ]
  return all.filter((way) => way !== null)
}

function wordText({ points, leftToday }: NonNullable<EarningWays['word']>): string {
  return leftToday > 0 ? `+${points}，剩 ${leftToday} 次` : '今天记满了'
}

function contestText(contests: EarningWays['contests']): string {
  if (contests.length > 1) return '本周和本月'
  return contests[0] === 'weekly' ? '本周的' : '本月的'
}
