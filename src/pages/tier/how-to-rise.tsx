import { View } from '@tarojs/components'
import { Badge } from '../../components/badge'
import { cx } from '../../components/cx'
import { grouped, shortYuan } from '../../domain/figures'
import type { TierPage } from '../../domain/tier-page'
import styles from './tier.module.scss'

/** What the next tier takes, and what it brings. */
export function HowToRise({ page: { current, next: rise, growthMonths } }: { page: TierPage }) {
  const { next } = current
  if (!next || !rise)
    return (
      <View className='card'>
        <View className='h3'>已是最高等级</View>
        <View className={cx('sub', styles.sentence)}>花积分不会降低成长值。</View>
      </View>
    )
  return (
    <View className='card'>
      <View className='flex between'>
        <View className='h3'>{`怎么升到${next.name}`}</View>
        <Badge tone='value'>{`还差 ${grouped(next.missing)}`}</Badge>
      </View>
      <View className={cx('sub', 'num', styles.sentence)}>
        {`最近 ${growthMonths} 个月的成长值满 ${grouped(next.threshold)} 就升，当时生效。再消费约 ${shortYuan(rise.missingFen)} 就到。`}
      </View>
      {rise.gift !== null && (
        <View className={cx('flex', 'between', 'g2', styles.gain)}>
          <View className='sub'>升级礼</View>
          <View className='b c-accent two'>{rise.gift}</View>
        </View>
      )}
      {rise.gains.map(({ label, from, to }) => (
        <View key={label} className={cx('flex', 'between', 'num', styles.gain)}>
          <View className='sub'>{label}</View>
          <View className='flex g2'>
            <View className='sub'>{from}</View>
            <View className='cap'>→</View>
            <View className='b c-accent'>{to}</View>
          </View>
        </View>
      ))}
    </View>
  )
}
