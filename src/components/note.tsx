import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import styles from './note.module.scss'
import tints from './tint.module.scss'

interface NoteProps {
  icon: IconName
  children: ReactNode
  tone?: 'plain' | 'value' | 'notice' | 'bad' | 'good'
}

/** A sentence beside its sign. */
export function Note({ icon, children, tone = 'plain' }: NoteProps) {
  return (
    <View className={cx(styles.note, tone === 'plain' ? styles.quiet : tints[tone])}>
      <Icon name={icon} size={18} />
      <View className='grow num'>{children}</View>
    </View>
  )
}
