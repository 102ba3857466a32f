import { View } from '@tarojs/components'
import { grouped, inFours } from '../domain/figures'
import type { HomeTier } from '../domain/home'
import { cx } from './cx'
import { Icon } from './icon'
import styles from './member-card.module.scss'
import { PointsNumber } from './points-number'
import { Rim } from './rim'
import { spoken, unspoken } from './spoken'
import { Tap } from './tap'

interface MemberCardProps {
  memberNo: string
  points: number
  /** What the points are worth, or how they come where there are none. */
  worth: string
  tier: HomeTier
  isOffline: boolean
  onCode: () => void
  onPoints: () => void
  onTier: () => void
}

/** The card: the number first, what it is worth, and how far the next tier is. */
export function MemberCard(props: MemberCardProps) {
  const { memberNo, points, worth, tier, isOffline, onCode, onPoints, onTier } = props
  return (
    <View className={cx(styles.card, `tier-${tier.id}`)} {...spoken('group', cardAloud(props))}>
      <CardRings />
      <Tap className={cx(styles.code)} pressed={cx(styles.touched)} label='出示会员码' onTap={onCode}>
        <Rim share={progressOf(tier)} size={112}>
          <Icon name='qr' size={30} />
          <View className={cx(styles.word)}>{isOffline ? '联网后出示' : '出示会员码'}</View>
        </Rim>
      </Tap>
      <View className={cx(styles.head)}>
        <View className='h2'>{tier.name}</View>
        <View className={cx(styles.soft, 'num')}>{inFours(memberNo)}</View>
      </View>
      <Tap className={cx(styles.points)} pressed={cx(styles.touched)} label='看积分明细' onTap={onPoints}>
        <View className={cx(styles.soft)}>可用积分</View>
        <PointsNumber points={points} />
        <View className={cx(styles.soft, styles.worth, 'num')}>{worth}</View>
      </Tap>
      <Tap className={cx(styles.foot)} pressed={cx(styles.touched)} label='看等级' onTap={onTier}>
        <View className='one num'>{growthText(tier)}</View>
        <View className={cx(styles.missing, 'num')}>{missingText(tier)}</View>
      </Tap>
    </View>
  )
}

/** Rings that the rim stands in, like those of a cup on a table. */
export function CardRings() {
  return (
    <View {...unspoken}>
      <View className={cx(styles.ring, styles.inner)} />
      <View className={cx(styles.ring, styles.middle)} />
      <View className={cx(styles.ring, styles.outer)} />
    </View>
  )
}

export function progressOf(tier: HomeTier): number {
  return tier.next ? tier.growth / tier.next.threshold : 1
}

function growthText({ growth, next }: HomeTier): string {
  return next ? `成长值 ${grouped(growth)} / ${grouped(next.threshold)}` : `成长值 ${grouped(growth)}`
}

function missingText({ next }: HomeTier): string {
  return next ? `还差 ${grouped(next.missing)} 升${next.name}` : '已是最高等级'
}

function cardAloud({ tier, points }: MemberCardProps): string {
  const ahead = tier.next ? `，距${tier.next.name}还差 ${tier.next.missing}` : ''
  return `${tier.name}，可用积分 ${points}${ahead}`
}
