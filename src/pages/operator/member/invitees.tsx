import { View } from '@tarojs/components'
import { Empty } from '../../../components/empty'
import { Line, Panel } from '../parts/panel'
import { Tail, type TailProps } from '../parts/tail'
import type { MemberHistory } from './use-member'

type InviteesProps = TailProps &
  Pick<MemberHistory['invitations'], 'invitations' | 'countedThisMonth' | 'monthlyMax'>

/** Whom the member invited, and what became of each. */
export function Invitees({ invitations, countedThisMonth, monthlyMax, ...tail }: InviteesProps) {
  if (invitations.length === 0)
    return <Empty icon='users' title='还没有邀请过朋友' text='朋友用这位会员的邀请卡加入以后，会列在这里。' />
  return (
    <>
      <Panel title='邀请' note={`本月算了 ${countedThisMonth} 位，最多 ${monthlyMax} 位`}>
        {invitations.map(({ name, joinedAt, words }) => (
          <Line key={`${joinedAt}${name}`}>
            <View className='body'>{name}</View>
            <View className='cap num'>{words}</View>
          </Line>
        ))}
      </Panel>
      <Tail {...tail} />
    </>
  )
}
