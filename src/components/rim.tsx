import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { cx } from './cx'
import styles from './rim.module.scss'
import { unspoken } from './spoken'

interface RimProps {
  /** How far it is closed, 0 to 1. */
  share: number
  size: 34 | 48 | 96 | 104 | 112 | 128
  /** `tier`: the ring colours of the card it lies on; `value`: loquat; `white`: on a filled page. */
  tone?: 'tier' | 'value' | 'white' | 'paper'
  /** A countdown moves evenly and takes a second for a second. */
  isCountdown?: boolean
  /** Where the fill begins: at the top, or at the bottom like a first drop. */
  from?: 'top' | 'bottom'
}

/** The one picture of progress: a rim that closes. Decoration to a screen reader, the words beside it speak. */
export function Rim({
  share,
  size,
  tone = 'tier',
  isCountdown,
  from = 'top',
  children,
}: PropsWithChildren<RimProps>) {
  const shown = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000
  return (
    <View className={cx(styles.rim, styles[tone], styles[`s${size}`])}>
      <View
        className={cx(styles.drawing, isCountdown && styles.countdown, from === 'bottom' && styles.bottom)}
        style={`--rim:${shown}`}
        {...unspoken}
      >
        <View className={cx(styles.ring)} />
        {shown < 1 && <View className={cx(styles.cap)} />}
        {shown < 1 && <View className={cx(styles.cap, styles.end)} />}
      </View>
      <View className={cx(styles.inside)}>{children}</View>
    </View>
  )
}
