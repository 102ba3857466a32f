import { View, type ViewProps } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import styles from './row.module.scss'
import { spoken } from './spoken'
import tints from './tint.module.scss'

interface RowProps {
  title: string
  hint?: string
  icon?: IconName
  tone?: 'plain' | 'value' | 'brand' | 'good' | 'bad'
  /** What stands at the end; an arrow where the row leads somewhere. */
  end?: ReactNode
  onTap?: () => void
}

/** A line of a card: sign, words, and where it leads. */
export function Row({ title, hint, icon, tone = 'plain', end, onTap }: RowProps) {
  const leads = onTap ? { hoverClass: 'pressed', hoverStayTime: 90, onClick: onTap, ...spoken('link') } : {}
  return (
    <Line className={cx(icon && styles.indented)} {...leads}>
      {icon && <Tile icon={icon} tone={tone} />}
      <View className='grow'>
        <View className='body one'>{title}</View>
        {hint && <View className='cap num'>{hint}</View>}
      </View>
      {end}
      {onTap && !end && <Icon name='right' size={16} className='c-3' />}
    </Line>
  )
}

/** The frame of a line of a card, with a hairline between two of them. */
export function Line({ className, children, ...rest }: ViewProps & { children: ReactNode }) {
  return (
    <View className={cx(styles.row, className)} {...rest}>
      {children}
    </View>
  )
}

export function Tile({ icon, tone = 'plain' }: { icon: IconName; tone?: RowProps['tone'] }) {
  return (
    <View className={cx(styles.tile, tints[tone])}>
      <Icon name={icon} size={20} />
    </View>
  )
}
