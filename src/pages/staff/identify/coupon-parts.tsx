import { View } from '@tarojs/components'
import { Avatar } from '../../../components/avatar'
import { TierBadge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import { ProductPicture } from '../../../components/product-picture'
import { Line } from '../../../components/row'
import { unspoken } from '../../../components/spoken'
import { kindName, ruleLine } from '../../../domain/coupon-words'
import { inFours } from '../../../domain/figures'
import { seatSign } from '../../../domain/masked-name'
import styles from './identify.module.scss'
import type { CouponSeen } from './looking'

export function What({ seen: { coupon } }: { seen: CouponSeen }) {
  const { rule } = coupon
  const isHandedOver = rule.kind === 'gift' || rule.kind === 'service'
  return (
    <View className={cx('card', 'flex', 'g3', styles.what)}>
      <ProductPicture name={coupon.picture} size='square' />
      <View className='grow'>
        <View className={cx('h1', styles.couponName)}>{coupon.name}</View>
        <View className='sub num'>
          {isHandedOver ? `${kindName(rule.kind)} · 收 ¥0.00` : `${kindName(rule.kind)} · ${ruleLine(rule)}`}
        </View>
      </View>
    </View>
  )
}

export function Whose({ seen: { member } }: { seen: CouponSeen }) {
  return (
    <View className='card flex g3'>
      <Avatar name={seatSign(member.name)} size='small' />
      <View className='grow'>
        <View className='flex g2'>
          <View className='h3 one'>{member.name}</View>
          <TierBadge id={member.tierId} name={member.tierName} />
        </View>
        <View className='cap num'>{`会员号 ${inFours(member.memberNo)}`}</View>
      </View>
    </View>
  )
}

export function Checks({ seen }: { seen: CouponSeen }) {
  return (
    <View className='card card-flush'>
      {seen.checks.map(({ title, text, isGood }) => (
        <Line key={title}>
          <View className={cx(styles.check, isGood ? styles.yes : styles.no)} {...unspoken} />
          <View className='grow'>
            <View className='body b'>{title}</View>
            <View className='cap num'>{text}</View>
          </View>
        </Line>
      ))}
    </View>
  )
}
