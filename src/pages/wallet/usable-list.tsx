import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { CouponTicket } from '../../components/coupon-ticket'
import { cx } from '../../components/cx'
import { Empty } from '../../components/empty'
import { clockTime } from '../../domain/beijing-text'
import { endText, startText } from '../../domain/coupon-words'
import { grouped } from '../../domain/figures'
import type { UsableCoupon, WalletView } from '../../domain/wallet-view'
import { go, goTab } from '../../lib/navigation'
import styles from './wallet.module.scss'

const pageLength = 20

/** The nearest end first, and it alone has the filled button. */
export function UsableList({ wallet: { usable, wish, now } }: { wallet: WalletView }) {
  const [count, setCount] = useState(pageLength)
  useReachBottom(() => setCount((before) => (before < usable.length ? before + pageLength : before)))
  if (usable.length === 0)
    return (
      <Empty icon='ticket' title='还没有券' text={wishText(wish)}>
        <Button onTap={() => goTab('rewards')}>去看看好礼</Button>
      </Empty>
    )
  const first = usable.find(({ state }) => state === 'usable')
  return (
    <>
      <View className='stack'>
        {usable.slice(0, count).map((coupon) => (
          <UsableTicket key={coupon.couponId} coupon={coupon} now={now} isFirst={coupon === first} />
        ))}
      </View>
      <View className={cx('cap tc', styles.rule)}>一笔订单最多用 1 张满减券和 1 张折扣券</View>
    </>
  )
}

interface UsableTicketProps {
  coupon: UsableCoupon
  now: number
  isFirst: boolean
}

function UsableTicket({ coupon, now, isFirst }: UsableTicketProps) {
  const { couponId, state, kind } = coupon
  return (
    <CouponTicket
      coupon={coupon}
      foot={footOf(coupon, now)}
      isNear={isFirst}
      badge={
        state === 'locked' ? (
          <Badge tone='notice'>使用中</Badge>
        ) : state === 'early' ? (
          <Badge>未开始</Badge>
        ) : null
      }
      button={
        <Button
          size='small'
          kind={isFirst ? 'primary' : 'outline'}
          label={`${coupon.name}，${kind === 'gift' || kind === 'service' ? '出示' : '去用'}`}
          onTap={() => go('coupon', { id: couponId })}
        >
          {state !== 'usable' ? '看券' : kind === 'gift' || kind === 'service' ? '出示' : '去用'}
        </Button>
      }
    />
  )
}

function footOf({ state, from, until, lockedUntil }: UsableCoupon, now: number): string {
  if (state === 'locked' && lockedUntil !== null) return `${clockTime(lockedUntil)} 后未付款会退回`
  return state === 'early' ? startText(from, now) : endText(until, now)
}

function wishText(wish: WalletView['wish']): string {
  if (!wish) return '好礼还没有上架。上架后，换到的券会放在这里。'
  const price = wish.pricePoints === 0 ? '免费领' : `用 ${grouped(wish.pricePoints)} 积分换`
  return `最快的一张：${price}${wish.name}。`
}
