import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './badge.module.scss'
import { cx } from './cx'
import tints from './tint.module.scss'

interface BadgeProps {
  children: ReactNode
  tone?: 'plain' | 'value' | 'good' | 'bad' | 'notice' | 'brand'
}

/** A word on a tint: a state that colour alone must not carry. */
export function Badge({ children, tone = 'plain' }: BadgeProps) {
  return <View className={cx(styles.badge, tints[tone], 'num')}>{children}</View>
}

/** The tier's own colours, as on the card. */
export function TierBadge({ id, name }: { id: string; name: string }) {
  return <View className={cx(styles.badge, styles.tier, `tier-${id}`)}>{name}</View>
}
