import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { Line } from '../../../components/row'
import { Button } from '../../../components/button'
import type { GroupView } from '../../../domain/group-view'
import { priceText } from '../../../domain/offer-words'
import { timeLeftText } from '../../../domain/time-left'
import { go } from '../../../lib/navigation'
import { Seats } from './seats'

/** A group that misses somebody: who is in it, how many it misses, and how long it waits. */
export function GroupRow({ group, now }: { group: GroupView; now: number }) {
  const { groupId, name, pricePoints, missing, closesAt, isMine } = group
  return (
    <Line>
      <View className='grow'>
        <View className='flex g2'>
          <View className='sub c-ink num one'>{`${name} · 每人 ${priceText(pricePoints)}`}</View>
          {isMine && <Badge tone='value'>我在里面</Badge>}
        </View>
        <View className='mt2'>
          <Seats group={group} />
        </View>
        <View className='cap num mt2'>{`差 ${missing} 人 · ${timeLeftText(closesAt, now)}`}</View>
      </View>
      <Button size='small' kind='outline' onTap={() => go('group', { id: groupId })}>
        看团
      </Button>
    </Line>
  )
}
