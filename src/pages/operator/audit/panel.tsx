import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { cx } from '../../../components/cx'
import styles from './audit.module.scss'

/** A card with a heading over its rows. */
export function Panel({ title, note, children }: PropsWithChildren<{ title: string; note?: string }>) {
  return (
    <View className='card card-flush'>
      <View className={cx('flex', 'between', styles.panelHead)}>
        <View className='h3'>{title}</View>
        {note && <View className='cap num'>{note}</View>}
      </View>
      {children}
    </View>
  )
}
