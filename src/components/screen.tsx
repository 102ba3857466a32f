import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { cx } from './cx'
import { largeType } from './large-type'
import { NavBar } from './nav-bar'
import styles from './screen.module.scss'

interface ScreenProps {
  title: string
  kind: 'brand' | 'tab' | 'screen'
  onBack?: () => void
  /** Stays at the bottom, under the thumb. */
  bottom?: ReactNode
  toast?: ReactNode
  /** A cover that reaches under the bar at the top and brings its own. */
  cover?: ReactNode
  isOnSurface?: boolean
  /** Uses the room of a desktop browser. */
  isWide?: boolean
}

/** Every screen: its bar, what it shows, what stays at the bottom. */
export function Screen(props: PropsWithChildren<ScreenProps>) {
  const { title, kind, onBack, bottom, toast, cover, isOnSurface, isWide, children } = props
  return (
    <View
      className={cx(
        styles.screen,
        isOnSurface && styles.surface,
        isWide ? styles.wide : styles.narrow,
        largeType(),
      )}
    >
      {cover ?? <NavBar title={title} kind={kind} {...(onBack && { onBack })} />}
      {children}
      <View className={cx(kind === 'screen' ? styles.end : styles.tabEnd, bottom ? styles.barEnd : '')} />
      {bottom && <View className={cx(styles.bottom)}>{bottom}</View>}
      {toast}
    </View>
  )
}
