import { View } from '@tarojs/components'
import { shortYuan } from '../domain/figures'
import type { Programme } from '../domain/programme'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import styles from './promises.module.scss'

/** What membership gives, in the numbers that are in force. */
export function Promises({ programme }: { programme: Programme }) {
  return (
    <View className='col g4'>
      {promisesOf(programme).map(({ icon, title, text }) => (
        <View key={title} className='flex g3'>
          <View className={cx(styles.tile)}>
            <Icon name={icon} size={24} />
          </View>
          <View className='grow'>
            <View className='h3 num'>{title}</View>
            <View className='sub num'>{text}</View>
          </View>
        </View>
      ))}
    </View>
  )
}

interface Promise {
  icon: IconName
  title: string
  text: string
}

function promisesOf(programme: Programme): Promise[] {
  const { earnPerYuan, pointsPerRedeem, redeemFen, validMonths, pendingDays, tiers } = programme
  const best = tiers[tiers.length - 1]
  return [
    {
      icon: 'points',
      title: `消费 ¥1 得 ${earnPerYuan} 积分`,
      text: `${pointsPerRedeem} 积分值 ${shortYuan(redeemFen)}，${validMonths} 个月内有效`,
    },
    {
      icon: 'crown',
      title: `${tiers.length} 个等级，越往上积得越快`,
      text: `${best?.name ?? ''}消费积分 ×${best?.multiplier ?? 1}，花积分不会降级`,
    },
    { icon: 'clock', title: '每笔都写清为什么', text: `消费积分 ${pendingDays} 天退款期后到账，先看得到` },
  ]
}
