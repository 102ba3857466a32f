import { Text, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Countdown } from '../../components/countdown'
import { cx } from '../../components/cx'
import { Icon } from '../../components/icon'
import { ProductPicture } from '../../components/product-picture'
import { clockTime, DAY_MS } from '../../domain/beijing-text'
import { grouped } from '../../domain/figures'
import { cornerText, limitText, openingText } from '../../domain/offer-words'
import type { OfferCard } from '../../domain/shop-view'
import { Price } from './price'
import styles from './rewards.module.scss'
import { useServerSeconds } from './server-seconds'

interface FlashCardProps {
  card: OfferCard
  onOpen: () => void
}

/** Opens at a second by the cloud's clock, whatever the phone's says. */
export function FlashCard({ card, onOpen }: FlashCardProps) {
  const now = useServerSeconds(card.opensAt, card.closesAt)
  const isOpen = now >= card.opensAt
  const leftMs = (isOpen ? card.closesAt : card.opensAt) - now
  const isCounted = !isOpen || leftMs <= DAY_MS
  return (
    <View className={cx('card', styles.flash)}>
      <View className={cx('flex between', styles.flashHead)}>
        <View className='flex g2'>
          <Icon name='flash' size={20} />
          <View className='h3'>{isOpen ? '正在秒兑' : `${openingText(card.opensAt, now)} 秒兑`}</View>
        </View>
        {isCounted && leftMs > 0 && (
          <View className='flex g2'>
            <View className='cap c-2'>{isOpen ? '距结束' : '距开始'}</View>
            <Countdown leftMs={leftMs} />
          </View>
        )}
      </View>
      <View className={cx('flex g3', styles.flashBody)}>
        <ProductPicture name={card.picture} size='square' />
        <View className='grow'>
          <View className='h3 two'>{card.name}</View>
          <View className={cx('cap num', styles.limit)}>{limitText(card)}</View>
          <View className={cx('flex between g2', styles.flashFoot)}>
            <Price card={card} isLarge />
            <Button size='small' onTap={onOpen} {...buttonOf(card, now)} />
          </View>
        </View>
      </View>
    </View>
  )
}

/** Before it opens the button says when; then what there still is. */
function buttonOf(card: OfferCard, now: number) {
  const { stand, left } = card
  if (now < card.opensAt) return { kind: 'outline', children: `${clockTime(card.opensAt)} 开兑` } as const
  if (stand.state === 'open' && now < card.closesAt)
    return { kind: 'take', children: left < card.quantity ? `抢兑 剩 ${grouped(left)}` : '抢兑' } as const
  return { kind: 'outline', children: <Text>{cornerText(card, now)}</Text> } as const
}
