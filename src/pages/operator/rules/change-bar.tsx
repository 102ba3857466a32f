import { View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { countOf } from './draft'
import styles from './rules.module.scss'
import type { RulesDesk } from './use-rules'

/** Under the thumb on a phone: how much is changed and not published. */
export function ChangeBar({ desk, onOpen }: { desk: RulesDesk; onOpen: () => void }) {
  const { reply } = desk.preview
  const faults = reply?.ok ? reply.value.faults.length : 0
  return (
    <View className={cx(styles.bar)}>
      <View className='grow'>
        <View className='body b num'>{`${countOf(desk.draft)} 处改动未发布`}</View>
        {faults > 0 && <View className='cap c-bad num'>{`${faults} 处要先改好`}</View>}
        {desk.isOutdated && <View className='cap c-bad'>别人刚发布了新的一版</View>}
      </View>
      <Button onTap={onOpen}>看看会怎样</Button>
    </View>
  )
}
