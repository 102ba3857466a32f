import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Tap } from '../../../components/tap'
import { goInstead, type ScreenName } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import styles from './layout.module.scss'
import { ways } from './ways'

interface DeskWaysProps {
  here: ScreenName
  /** Asked before this screen is left. */
  onWay: (leave: () => void) => void
}

const home = { to: 'operator', name: '概览', icon: 'home' } as const

/** At a desk: every screen of the operators, on the left. */
export function DeskWays({ here, onWay }: DeskWaysProps) {
  const count = useWaitingCount()
  return (
    <View className={cx(styles.ways)}>
      {[home, ...ways].map(({ to, name, icon }) => (
        <Tap
          key={to}
          role='link'
          className={cx(styles.way, to === here && styles.here)}
          pressed={cx(styles.touched)}
          onTap={() => onWay(() => goInstead(to))}
        >
          <Icon name={icon} size={18} />
          <View className='grow'>{name}</View>
          {to === 'approvals' && count > 0 && <Badge tone='value'>{count}</Badge>}
        </Tap>
      ))}
    </View>
  )
}

function useWaitingCount(): number {
  const waiting = useQuery('operator', 'listApprovals', { input: {} })
  return waiting.isLoading || !waiting.reply.ok ? 0 : waiting.reply.value.approvals.length
}
