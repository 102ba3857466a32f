import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import { Empty } from '../../../components/empty'
import { Line } from '../../../components/row'
import { signed } from '../../../domain/figures'
import type { Invitation, Invitations, InvitationState } from '../../../domain/invitation'
import styles from './invite.module.scss'

const badges: Record<InvitationState, { tone: 'plain' | 'notice' | 'value' | 'good'; text: string }> = {
  joined: { tone: 'plain', text: '等首单' },
  ordered: { tone: 'notice', text: '退款期里' },
  passed: { tone: 'notice', text: '到账中' },
  counted: { tone: 'good', text: '已到账' },
  over: { tone: 'plain', text: '本月已满' },
  left: { tone: 'plain', text: '不计入' },
}

/** Everybody who came, with what became of it. */
export function InvitationList({ invites: { invitations, next } }: { invites: Invitations }) {
  if (invitations.length === 0)
    return (
      <Empty
        icon='users'
        title='还没有人从你这里加入'
        text='发出去的邀请不会显示在这里，朋友加入以后才有。'
      />
    )
  return (
    <>
      <View className='sec'>
        <View className='h2'>我邀请的</View>
      </View>
      <View className='wrap'>
        <View className='card card-flush'>
          {invitations.map((invitation, place) => (
            <InvitationLine key={`${invitation.joinedAt}-${place}`} invitation={invitation} />
          ))}
        </View>
        {next !== null && <View className='cap tc mt3'>这里列最近的 {invitations.length} 位</View>}
      </View>
    </>
  )
}

function InvitationLine({ invitation: { name, words, state, points } }: { invitation: Invitation }) {
  const badge = badges[state]
  return (
    <Line>
      <View className='grow'>
        <View className='flex g2'>
          <View className='body one'>{name}</View>
          <Badge tone={badge.tone}>{badge.text}</Badge>
        </View>
        <View className='cap num mt1'>{words}</View>
      </View>
      {points > 0 && <View className={cx('num', 'b', 'c-accent', styles.points)}>{signed(points)}</View>}
    </Line>
  )
}
