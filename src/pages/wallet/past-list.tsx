import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { Badge } from '../../components/badge'
import { CouponTicket } from '../../components/coupon-ticket'
import { cx } from '../../components/cx'
import { Empty } from '../../components/empty'
import { clockTime, dayText, dayWord } from '../../domain/beijing-text'
import type { PastCoupon, PastTab, WalletView } from '../../domain/wallet-view'
import { call } from '../../lib/cloud'
import { useMorePages } from '../../lib/more-pages'
import styles from './wallet.module.scss'

/** What became of coupons, newest first; it stays where it is, also of those that came back. */
export function PastList({ tab, wallet }: { tab: PastTab; wallet: WalletView }) {
  const more = useMorePages({ list: tab, next: wallet.next }, async (before) => {
    const reply = await call('rewards', 'getWallet', { tab, before })
    return reply.ok ? { ok: true, value: { rows: reply.value.past, next: reply.value.next } } : reply
  })
  useReachBottom(more.loadMore)
  const rows = [...wallet.past, ...more.rows]
  if (rows.length === 0) return <Empty icon='ticket' {...nothing[tab]} />
  return (
    <>
      <View className='stack'>
        {rows.map((coupon) => (
          <CouponTicket
            key={`${coupon.couponId}${coupon.at}`}
            coupon={coupon}
            foot={footOf(coupon, wallet.now)}
            badge={coupon.isBack ? <Badge tone='good'>已退回</Badge> : null}
            isOff
          />
        ))}
      </View>
      <View className={cx('cap tc', styles.rule)} onClick={more.loadMore}>
        {more.refusal ? more.refusal.message : more.hasMore ? '上拉看更早的' : '没有更早的了'}
      </View>
    </>
  )
}

const nothing = {
  used: { title: '还没有用过券', text: '用掉的券会记在这里：什么时候，在哪家店。' },
  over: { title: '没有失效的券', text: '到期或被收回的券会记在这里。' },
}

function footOf({ move, at, storeName, reason }: PastCoupon, now: number): string {
  const day = dayWord(dayText(at), now)
  if (move === 'used') return `${day} ${clockTime(at)} ${storeName ? `在${storeName}用了` : '在订单里用了'}`
  // An end at midnight is the night before it.
  if (move === 'expired') return `${dayWord(dayText(at - 1), now)}到期，没有用`
  return `${day}收回${reason ? `：${reason}` : ''}`
}
