import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { cx } from '../../components/cx'
import { ProductPicture } from '../../components/product-picture'
import { Tap } from '../../components/tap'
import { monthDay } from '../../domain/beijing-text'
import { cornerText, leftText, priceText } from '../../domain/offer-words'
import type { OfferCard } from '../../domain/shop-view'
import { serverNow } from '../../lib/server-time'
import { Price } from './price'
import styles from './rewards.module.scss'

interface OfferGridProps {
  cards: OfferCard[]
  onOffer: (card: OfferCard) => void
}

const pageLength = 20

/** Two columns; more of them as one goes down, so that the first screen stays light. */
export function OfferGrid({ cards, onOffer }: OfferGridProps) {
  const [count, setCount] = useState(pageLength)
  useReachBottom(() => setCount((before) => (before < cards.length ? before + pageLength : before)))
  return (
    <View className={cx(styles.grid)}>
      {cards.slice(0, count).map((card) => (
        <OfferTile key={card.offerId} card={card} onOpen={() => onOffer(card)} />
      ))}
    </View>
  )
}

function OfferTile({ card, onOpen }: { card: OfferCard; onOpen: () => void }) {
  const corner = cornerText(card, serverNow())
  return (
    <Tap
      className={cx('card card-flush', styles.tile)}
      label={`${card.name}，${priceText(card.pricePoints)}，${corner}`}
      onTap={onOpen}
    >
      <View className={cx(styles.art)}>
        <ProductPicture name={card.picture} size='tile' />
        {card.early && (
          <View
            className={cx(styles.tag)}
          >{`${card.early.tierName}抢先 至 ${monthDay(card.early.until)}`}</View>
        )}
      </View>
      <View className={cx(styles.words)}>
        <View className={cx('two', styles.name)}>{card.name}</View>
        <View className={cx('flex between base', styles.foot)}>
          <Price card={card} />
          <View className={cx('cap num', styles.corner, corner === leftText(card) && styles.nearlyGone)}>
            {corner}
          </View>
        </View>
      </View>
    </Tap>
  )
}
