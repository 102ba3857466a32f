import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon } from '../../../components/icon'
import { Sheet } from '../../../components/sheet'
import { Tap } from '../../../components/tap'
import { usedByText } from '../../../domain/coupon-words'
import { ruleText } from '../../../domain/price-words'
import { serverNow } from '../../../lib/server-time'
import type { QuotedCoupon } from './till'
import styles from './till.module.scss'

interface CouponSheetProps {
  coupons: QuotedCoupon[]
  chosen: string | undefined
  onChoose: (couponId: string | undefined) => void
  onClose: () => void
}

/** Which of the member's coupons of one kind: theirs to say, so none is chosen for them. */
export function CouponSheet({ coupons, chosen, onChoose, onClose }: CouponSheetProps) {
  const choose = (couponId: string | undefined) => {
    onChoose(couponId)
    onClose()
  }
  return (
    <Sheet title='用哪一张' onClose={onClose}>
      {coupons.map(({ couponId, rule, name, until, why }) => {
        const texts = (
          <View className='grow'>
            <View className={cx(styles.name)}>{ruleText(rule) ?? ''}</View>
            <View className='cap num'>{why ?? `${name} · ${usedByText(until, serverNow())}`}</View>
          </View>
        )
        return why === null ? (
          <Tap key={couponId} className={cx(styles.row)} onTap={() => choose(couponId)}>
            {texts}
            {couponId === chosen && <Icon name='check' size={20} />}
          </Tap>
        ) : (
          <View key={couponId} className={cx(styles.row, styles.dim)}>
            {texts}
          </View>
        )
      })}
      <Tap className={cx(styles.row)} onTap={() => choose(undefined)}>
        <View className='grow'>不用</View>
        {chosen === undefined && <Icon name='check' size={20} />}
      </Tap>
    </Sheet>
  )
}
