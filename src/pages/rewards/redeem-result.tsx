import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { cx } from '../../components/cx'
import { Icon } from '../../components/icon'
import { Rim } from '../../components/rim'
import { spoken } from '../../components/spoken'
import { usedByText } from '../../domain/coupon-words'
import { grouped } from '../../domain/figures'
import type { Redeemed } from '../../domain/redeem'
import { go } from '../../lib/navigation'
import { serverNow } from '../../lib/server-time'
import styles from './rewards.module.scss'

interface RedeemResultProps {
  redeemed: Redeemed
  onClose: () => void
}

/** The rim is closed: it is mine, and this is until when. */
export function RedeemResult({ redeemed, onClose }: RedeemResultProps) {
  const { couponId, name, until, pointsBefore, pointsAfter } = redeemed
  const look = () => {
    onClose()
    go('coupon', { id: couponId })
  }
  return (
    <View className={cx('col', styles.result)} {...spoken('status')}>
      <Rim share={1} size={96} tone='value'>
        <View className='c-brand'>
          <Icon name='check' size={48} />
        </View>
      </Rim>
      <View className={cx('h2 two', styles.resultName)}>{name}</View>
      <View className='sub'>{`换好了，已放进卡券，${usedByText(until, serverNow())}。`}</View>
      {pointsBefore !== pointsAfter && (
        <View className='cap num'>{`积分 ${grouped(pointsBefore)} → ${grouped(pointsAfter)}`}</View>
      )}
      <View className={cx('col g2', styles.resultWays)}>
        <Button isWide onTap={look}>
          去看券
        </Button>
        <Button isWide kind='text' onTap={onClose}>
          继续看好礼
        </Button>
      </View>
    </View>
  )
}
