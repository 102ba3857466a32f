import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import styles from './layout.module.scss'

interface PanelProps {
  title: string
  note?: ReactNode
  action?: string
  onAction?: () => void
  /** What stands where there is nothing yet: the next step. */
  none?: string | undefined
}

/** A card with a heading over its rows. */
export function Panel({ title, note, action, onAction, none, children }: PropsWithChildren<PanelProps>) {
  return (
    <View className='card card-flush'>
      <View className={cx('flex', 'between', 'g2', styles.panelHead)}>
        <View className={cx(styles.panelTitle)}>
          <View className='h3'>{title}</View>
          {note && action && <View className='cap num'>{note}</View>}
        </View>
        {note && !action && <View className='cap num'>{note}</View>}
        {action && onAction && (
          <Button kind='outline' size='small' onTap={onAction}>
            {action}
          </Button>
        )}
      </View>
      {none && <View className={cx('sub', styles.none)}>{none}</View>}
      {children}
    </View>
  )
}

/** A line of a panel, whatever stands in it. */
export function Line({ children }: PropsWithChildren) {
  return <View className={cx(styles.line)}>{children}</View>
}
