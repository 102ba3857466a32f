import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'

/** Everything that an operator's screen shows, one thing under the other. */
export function Page({ children }: PropsWithChildren) {
  return <View className={cx(styles.page)}>{children}</View>
}

/** Beside each other where a desk has the room, under each other on a phone. */
export function Columns({ children }: PropsWithChildren) {
  return <View className={cx(styles.columns)}>{children}</View>
}

export function Column({ children }: PropsWithChildren) {
  return <View className={cx(styles.column)}>{children}</View>
}

/** A form alone on a screen. */
export function Narrow({ children }: PropsWithChildren) {
  return <View className={cx(styles.narrow)}>{children}</View>
}

/** What is filled in inside a sheet. */
export function Form({ children, isCentred }: PropsWithChildren<{ isCentred?: boolean }>) {
  return <View className={cx(styles.form, isCentred && 'tc')}>{children}</View>
}
