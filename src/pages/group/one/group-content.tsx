import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { ProductPicture } from '../../../components/product-picture'
import type { GroupPage } from '../../../domain/group-view'
import { spoken } from '../../../components/spoken'
import { stateText } from '../../../domain/group-words'
import { priceText } from '../../../domain/offer-words'
import styles from '../parts/group.module.scss'
import { Seats } from '../parts/seats'
import { JoinPart } from './join-part'
import { TimeLeft } from './time-left'

interface GroupContentProps {
  group: GroupPage
  /** Somebody came, or its time has come. */
  onChanged: () => void
  say: (text: string) => void
}

export function GroupContent({ group, onChanged, say }: GroupContentProps) {
  const { name, picture, pricePoints, places, state, closesAt } = group
  const { title, text } = stateText(group)
  return (
    <View className='stack'>
      <View className='card'>
        <View className='flex g3'>
          <ProductPicture name={picture} size='small' />
          <View className='grow'>
            <View className='h3 two'>{name}</View>
            <View className='cap num mt1'>{`${places} 人团 · 每人 ${priceText(pricePoints)}`}</View>
          </View>
        </View>
        <View className={cx('col', styles.state)}>
          <View className='h2 num' {...spoken('status')}>
            {title}
          </View>
          <Seats group={group} />
          {state === 'open' ? (
            <TimeLeft closesAt={closesAt} onOver={onChanged} />
          ) : (
            <View className='sub'>{text}</View>
          )}
        </View>
      </View>
      <JoinPart group={group} onChanged={onChanged} say={say} />
      <View className='card'>
        <View className='h3'>怎么算</View>
        <View className={cx('sub', styles.steps)}>
          <View>参团时先用掉积分。人齐了，券自动到每个人的卡券里。</View>
          <View>到时间没凑满，每个人的积分都原样退回，到期日不变。</View>
          <View>发给朋友只是让他看到这个团，转发本身不得积分。</View>
        </View>
      </View>
    </View>
  )
}
