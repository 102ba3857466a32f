import { View } from '@tarojs/components'
import { TierBadge } from '../../../components/badge'
import { fullDate } from '../../../domain/beijing-text'
import { grouped, inFours } from '../../../domain/figures'
import { Line, Panel } from '../parts/panel'
import type { Party } from './party'

interface SideProps {
  title: string
  party: Party
  /** Takes somebody else instead. */
  onOther?: () => void
}

/** One of the two, in the figures that tell people apart. */
export function Side({ title, party: { whom, member }, onOther }: SideProps) {
  const { memberNo, nickname, joinedAt, tierId, tierName, growth, points, pendingPoints, debtPoints } = member
  const rows = [
    ['会员号', memberNo ? inFours(memberNo) : '还没有入会'],
    ...(typeof whom === 'string' ? [] : [['门店或商城', `${whom.source} · ${whom.externalId}`]]),
    ['加入', joinedAt === null ? '—' : fullDate(joinedAt)],
    ['可用积分', grouped(points)],
    ['待生效', grouped(pendingPoints)],
    ['欠', grouped(debtPoints)],
    ['成长值', grouped(growth)],
  ]
  return (
    <Panel title={title} {...(onOther && { action: '换一位', onAction: onOther })}>
      <Line>
        <View className='flex g2'>
          <View className='h3 one'>{nickname ?? (memberNo ? '没有写昵称' : '还没有入会的顾客')}</View>
          <TierBadge id={tierId} name={tierName} />
        </View>
      </Line>
      {rows.map(([name, text]) => (
        <Line key={name}>
          <View className='flex between g2'>
            <View className='c-2'>{name}</View>
            <View className='num one'>{text}</View>
          </View>
        </Line>
      ))}
    </Panel>
  )
}
