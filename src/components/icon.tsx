import { View } from '@tarojs/components'
import { cx } from './cx'
import styles from './icon.module.scss'
import { unspoken } from './spoken'

export type IconName =
  | 'alert'
  | 'chat'
  | 'check'
  | 'clock'
  | 'close'
  | 'copy'
  | 'crown'
  | 'cup'
  | 'delete'
  | 'flash'
  | 'gift'
  | 'home'
  | 'info'
  | 'left'
  | 'lock'
  | 'offline'
  | 'pin'
  | 'plus'
  | 'points'
  | 'qr'
  | 'receipt'
  | 'right'
  | 'scan'
  | 'share'
  | 'shield'
  | 'sliders'
  | 'store'
  | 'ticket'
  | 'undo'
  | 'user'
  | 'users'

interface IconProps {
  name: IconName
  size?: 14 | 16 | 18 | 20 | 22 | 24 | 26 | 30 | 48 | 56
  className?: string
}

/** Drawn by a mask, so that it takes the colour of the text around it. */
export function Icon({ name, size = 20, className }: IconProps) {
  return <View className={cx(styles.icon, styles[name], styles[`s${size}`], className)} {...unspoken} />
}
