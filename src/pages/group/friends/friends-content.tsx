import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { ProductPicture } from '../../../components/product-picture'
import { Rim } from '../../../components/rim'
import { Terms } from '../../../components/terms'
import { grouped } from '../../../domain/figures'
import type { OfferView } from '../../../domain/offer-view'
import { closingText } from '../../../domain/offer-words'
import { GiftPart } from './gift-part'
import styles from '../parts/group.module.scss'

interface FriendsContentProps {
  offer: OfferView
  onChanged: () => void
  say: (text: string) => void
}

export function FriendsContent({ offer, onChanged, say }: FriendsContentProps) {
  const { name, picture, helper, joinedFriends, closesAt, left, quantity, perMemberMax } = offer
  const steps = helper?.steps ?? 0
  const joined = Math.min(joinedFriends ?? 0, steps)
  return (
    <View className='stack'>
      <View className='card'>
        <View className='flex g3'>
          <ProductPicture name={picture} size='small' />
          <View className='grow'>
            <View className='h3 two'>{name}</View>
            <View className='cap num mt1'>{`${steps} 位朋友加入，免费领`}</View>
          </View>
        </View>
        <View className={cx('flex g4', styles.state)}>
          <Rim share={steps === 0 ? 0 : joined / steps} size={96} tone='value'>
            <View className='h2 num'>{`${joined} / ${steps}`}</View>
          </Rim>
          <View className='grow'>
            <View className='h2 num'>{joined >= steps ? '人齐了' : `还差 ${steps - joined} 位`}</View>
            <View className='sub num mt1'>{`活动开始后，${grouped(joinedFriends ?? 0)} 位朋友通过你的邀请加入`}</View>
          </View>
        </View>
      </View>
      <View className='card'>
        <Terms
          rows={[
            ['能做什么', offer.ruleLine],
            ['剩余', `${grouped(left)} / ${grouped(quantity)}，每人限 ${perMemberMax}`],
            ['截止', closingText(closesAt)],
            ['有效期', offer.validityText],
            ['门店', offer.storesText],
          ]}
        />
        <GiftPart offer={offer} onChanged={onChanged} say={say} />
      </View>
      <View className='card'>
        <View className='h3'>怎么算</View>
        <View className={cx('sub', styles.steps)}>
          <View>{`还没加入过的朋友，点开你的邀请加入会员，算 1 位。满 ${steps} 位就能领。`}</View>
          <View>礼是固定的这一份，不抽、不变，也不因多转发而增加。转发本身没有奖励。</View>
          <View>人没有满也不扣什么，已经加入的一直算到活动结束。</View>
        </View>
      </View>
    </View>
  )
}
