import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'

interface PairProps {
  children: [ReactNode, ReactNode]
}

/** Two fields beside each other. */
export function Pair({ children: [first, second] }: PairProps) {
  const half = cx(styles.half)
  return (
    <View className={cx(styles.pair)}>
      <View className={half}>{first}</View>
      <View className={half}>{second}</View>
    </View>
  )
}
