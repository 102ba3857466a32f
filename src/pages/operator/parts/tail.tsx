import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import type { Refusal as No } from '../../../domain/result'
import styles from './layout.module.scss'
import { Refusal } from './refusal'

export interface TailProps {
  hasMore: boolean
  isRunning: boolean
  refusal: No | null
  loadMore: () => void
}

/** The end of a list that comes in pages: a tap for the next one, or that this was all. */
export function Tail({ hasMore, isRunning, refusal, loadMore }: TailProps) {
  return (
    <View className={cx('mt3', styles.tail)}>
      <Refusal text={refusal?.message ?? ''} />
      {hasMore ? (
        <Button kind='outline' isWide isRunning={isRunning} onTap={loadMore}>
          看更早的
        </Button>
      ) : (
        <View className='cap tc'>就这些了</View>
      )}
    </View>
  )
}
