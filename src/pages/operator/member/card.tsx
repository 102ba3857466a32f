import { View } from '@tarojs/components'
import { Avatar } from '../../../components/avatar'
import { TierBadge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { fullDate } from '../../../domain/beijing-text'
import { grouped, inFours, yuan } from '../../../domain/figures'
import styles from './member.module.scss'
import type { MemberHistory } from './use-member'

interface CardProps {
  history: MemberHistory
  onAdjust: () => void
  onMerge: () => void
  onGrant: () => void
}

/** Who it is, what they have, and what an operator can do. */
export function Card({ history, onAdjust, onMerge, onGrant }: CardProps) {
  const { member, statement, higherTiers } = history
  const { memberNo, nickname, joinedAt, tierId, tierName, growth, points, pendingPoints, debtPoints } = member
  const figures = [
    { name: '可用', count: points, hint: `值 ${yuan(statement.worthFen)}` },
    { name: '待生效', count: pendingPoints, hint: '过了退款期到账' },
    { name: '欠', count: debtPoints, hint: debtPoints > 0 ? '以后到账先补' : '没有欠' },
    { name: '成长值', count: growth, hint: tierName },
  ]
  return (
    <View className='card'>
      <View className='flex g3'>
        <Avatar name={nickname} size='small' />
        <View className='grow'>
          <View className='flex g2'>
            <View className='h3 one'>{nickname ?? (memberNo ? '没有写昵称' : '还没有入会的顾客')}</View>
            <TierBadge id={tierId} name={tierName} />
          </View>
          <View className='cap num'>
            {memberNo && joinedAt !== null
              ? `${inFours(memberNo)} · ${fullDate(joinedAt)}加入`
              : '门店或商城记的消费，等本人认领'}
          </View>
        </View>
      </View>
      <View className={cx(styles.figures)}>
        {figures.map(({ name, count, hint }) => (
          <View key={name} className={cx(styles.figure)}>
            <View className='cap'>{name}</View>
            <View className={cx('num', 'b', styles.count, name === '欠' && count > 0 && 'c-bad')}>
              {grouped(count)}
            </View>
            <View className='cap num one'>{hint}</View>
          </View>
        ))}
      </View>
      <View className={cx(styles.ways)}>
        {memberNo && (
          <Button kind='outline' size='small' onTap={onAdjust}>
            调整积分
          </Button>
        )}
        <Button kind='outline' size='small' onTap={onMerge}>
          合并会员
        </Button>
        {memberNo && higherTiers.length > 0 && (
          <Button kind='outline' size='small' onTap={onGrant}>
            授予等级
          </Button>
        )}
      </View>
    </View>
  )
}
