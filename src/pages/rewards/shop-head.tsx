import { View } from '@tarojs/components'
import { cx } from '../../components/cx'
import { Icon } from '../../components/icon'
import { More } from '../../components/more'
import { grouped } from '../../domain/figures'
import type { ShopView } from '../../domain/shop-view'
import { go } from '../../lib/navigation'
import styles from './rewards.module.scss'

/** What I have to spend, and where what I spent is written. */
export function ShopHead({ member }: Pick<ShopView, 'member'>) {
  if (!member)
    return (
      <View className={cx('flex between', styles.head)}>
        <View className='sub'>加入会员后，用积分来换</View>
        <More text='加入会员' onTap={() => go('join')} />
      </View>
    )
  return (
    <View className={cx('flex between', styles.head)}>
      <View className='flex g2 sub grow'>
        <Icon name='points' size={20} className='c-accent' />
        <View className={cx(styles.have)}>可用</View>
        <View className={cx('num b c-ink', styles.points)}>{grouped(member.points)}</View>
        <View className={cx(styles.have)}>积分</View>
      </View>
      <More text='兑换记录' onTap={() => go('points', { kind: 'spent' })} />
    </View>
  )
}
