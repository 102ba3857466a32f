import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { CouponFace } from '../domain/coupon-words'
import type { Picture } from '../domain/template'
import styles from './coupon-ticket.module.scss'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

interface CouponTicketProps {
  coupon: { name: string; picture: Picture; face: CouponFace; line: string; source?: string }
  /** Beside the name: a state that is not the usual one. */
  badge?: ReactNode
  /** When it ends, or what became of it. */
  foot: string
  /** Only the nearest end is worth the colour. */
  isNear?: boolean
  /** It can no longer be used. */
  isOff?: boolean
  button?: ReactNode
}

/** A coupon as it lies in the wallet. */
export function CouponTicket({ coupon, badge, foot, isNear, isOff, button }: CouponTicketProps) {
  const { name, picture, face, line, source } = coupon
  return (
    <View className={cx(styles.ticket, isOff && styles.off)}>
      <View className={cx(styles.face, !face.figure && styles.thing)}>
        {face.figure ? <Figure {...face.figure} /> : <Icon name={iconOf(picture)} size={30} />}
        <View className={cx('num', styles.under)}>{face.under}</View>
      </View>
      <View className={cx(styles.perforation)} />
      <View className={cx(styles.body)}>
        <View className='flex g2'>
          <View className={cx('h3', badge ? 'one' : 'two')}>{name}</View>
          {badge}
        </View>
        <View className={cx('cap num', styles.line)}>{source ? `${line} · 来自${source}` : line}</View>
        <View className={cx('flex between g2', styles.foot)}>
          <View className={cx('cap num', styles.end, isNear && styles.near)}>{foot}</View>
          {button}
        </View>
      </View>
    </View>
  )
}

function Figure({ before, number, after }: { before: string; number: string; after: string }) {
  return (
    <View className={cx(styles.figure, number.length > 4 && styles.long)}>
      {before && <View className={cx(styles.sign)}>{before}</View>}
      <View>{number}</View>
      {after && <View className={cx(styles.sign)}>{after}</View>}
    </View>
  )
}

function iconOf(picture: Picture): IconName {
  return picture === 'cup' || picture === 'beans' || picture === 'tool' ? 'cup' : 'gift'
}
