import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon'
import styles from './sheet.module.scss'
import { spoken } from './spoken'
import { Tap } from './tap'
import { cx } from './cx'

interface SheetProps {
  title: string
  badge?: ReactNode
  children: ReactNode
  onClose: () => void
}

/** Comes up from below over everything; a tap beside it closes it. */
export function Sheet({ title, badge, children, onClose }: SheetProps) {
  return (
    <View className={cx(styles.layer)} catchMove>
      <View className={cx(styles.scrim)} onClick={onClose} />
      <View className={cx(styles.sheet)} {...spoken('dialog', title)}>
        <View className={cx(styles.grab)} />
        <View className={cx(styles.head)}>
          <View className='flex g2'>
            <View className='h2'>{title}</View>
            <View>{badge}</View>
          </View>
          <Tap className={cx(styles.close)} pressed={cx(styles.touched)} label='关闭' onTap={onClose}>
            <Icon name='close' size={22} />
          </Tap>
        </View>
        {children}
      </View>
    </View>
  )
}
