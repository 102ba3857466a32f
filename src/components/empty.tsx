import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from './icon'
import styles from './empty.module.scss'
import { Rim } from './rim'
import { cx } from './cx'

interface EmptyProps {
  icon: IconName
  title: string
  text: string
}

/** Nothing yet: a first drop in the rim, and what fills it. */
export function Empty({ icon, title, text, children }: PropsWithChildren<EmptyProps>) {
  return (
    <View className={cx(styles.empty)}>
      <Rim share={0.06} size={128} tone='value' from='bottom'>
        <View className='c-2'>
          <Icon name={icon} size={48} />
        </View>
      </Rim>
      <View className={cx('h2', styles.title)}>{title}</View>
      <View className={cx('sub', styles.text)}>{text}</View>
      {children && <View className={cx(styles.next)}>{children}</View>}
    </View>
  )
}
