import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'

interface PairProps {
  children: [ReactNode, ReactNode]
  /** What is typed is long: on a phone one stands below the other. */
  isLong?: boolean
}

/** Two fields beside each other. */
export function Pair({ children: [first, second], isLong }: PairProps) {
  const half = cx(styles.half, isLong && styles.long)
  return (
    <View className={cx(styles.pair)}>
      <View className={half}>{first}</View>
      <View className={half}>{second}</View>
    </View>
  )
}
