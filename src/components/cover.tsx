import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import styles from './cover.module.scss'
import { cx } from './cx'

interface CoverProps {
  slogan: string
  hint: string
  /** Smaller, as a card among others. */
  isCard?: boolean
}

/** The brand's picture: a cup that is nearly full, and its sentence on the left. */
export function Cover({ slogan, hint, isCard, children }: PropsWithChildren<CoverProps>) {
  return (
    <View className={cx(styles.cover, isCard ? styles.card : styles.page)}>
      {children}
      <View className={cx(styles.words)}>
        {linesOf(slogan).map((line) => (
          <View key={line} className={cx(styles.slogan)}>
            {line}
          </View>
        ))}
        <View className={cx(styles.hint)}>{hint}</View>
      </View>
    </View>
  )
}

/** A sentence breaks after its comma, which stays with the first half. */
function linesOf(slogan: string): string[] {
  return slogan.replace(/，(?=.)/, '，\n').split('\n')
}
