import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Chips } from '../../components/chips'
import { Empty } from '../../components/empty'
import type { OfferCard, ShopView } from '../../domain/shop-view'
import { go } from '../../lib/navigation'
import { FlashCard } from './flash-card'
import { MyGroups } from './my-groups'
import { OfferGrid } from './offer-grid'
import { OfferRow } from './offer-row'
import { ShopHead } from './shop-head'

interface ShopProps {
  shop: ShopView
  onOffer: (card: OfferCard) => void
}

const all = '全部'

export function Shop({ shop, onOffer }: ShopProps) {
  const [category, setCategory] = useState(all)
  const { member, offers } = shop
  const cards = offers.filter(({ kind }) => kind === 'shop')
  const categories = [all, ...new Set(cards.map((card) => card.category))]
  // A category may be gone after the shop was read again.
  const current = categories.includes(category) ? category : all
  const shown = cards.filter((card) => current === all || card.category === current)
  return (
    <>
      <ShopHead member={member} />
      <View className='stack'>
        {offers.map((card) =>
          card.kind === 'flash' ? (
            <FlashCard key={card.offerId} card={card} onOpen={() => onOffer(card)} />
          ) : card.kind === 'shop' ? null : (
            <OfferRow
              key={card.offerId}
              card={card}
              onOpen={() => (card.kind === 'helper' ? go('helper', { offer: card.offerId }) : onOffer(card))}
            />
          ),
        )}
        <MyGroups groupIds={shop.groupIds} />
      </View>
      {categories.length > 2 && (
        <Chips
          chips={categories.map((name) => ({ name, text: name }))}
          current={current}
          onChip={setCategory}
          isScrolling
        />
      )}
      {cards.length > 0 && <OfferGrid key={current} cards={shown} onOffer={onOffer} />}
      {offers.length === 0 && <NothingYet isMember={member !== null} />}
    </>
  )
}

function NothingYet({ isMember }: { isMember: boolean }) {
  return (
    <Empty icon='gift' title='好礼还没有上架' text='上架后在这里用积分换。现在攒的积分都算，一分不少。'>
      <Button onTap={() => go(isMember ? 'points' : 'join')}>{isMember ? '看我的积分' : '加入会员'}</Button>
    </Empty>
  )
}
