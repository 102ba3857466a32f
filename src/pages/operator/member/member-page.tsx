import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chips } from '../../../components/chips'
import { cx } from '../../../components/cx'
import { Column, Columns, Page } from '../parts/layout'
import { Card } from './card'
import { Coupons } from './coupons'
import { HandWork } from './hand-work'
import { Invitees } from './invitees'
import { Lots } from './lots'
import styles from './member.module.scss'
import { Orders } from './orders'
import { Movements } from './movements'
import type { MemberHistory, useMember } from './use-member'

const tabs = [
  { name: 'movements', text: '积分明细' },
  { name: 'orders', text: '订单' },
  { name: 'hand', text: '调整记录' },
  { name: 'invitees', text: '邀请' },
] as const

interface MemberPageProps {
  history: MemberHistory
  list: ReturnType<typeof useMember>
  onAdjust: () => void
  onMerge: () => void
  onGrant: () => void
  /** Something about them was changed: it is said and read again. */
  onDone: (words: string) => void
}

export function MemberPage({ history, list, onDone, ...ways }: MemberPageProps) {
  const [tab, setTab] = useState<(typeof tabs)[number]['name']>('movements')
  const { now } = history.statement
  return (
    <Page>
      <Columns>
        <Column>
          <Card history={history} {...ways} />
          <Lots statement={history.statement} />
          <Coupons history={history} onDone={onDone} />
        </Column>
        <Column>
          <View className={cx(styles.tabs)}>
            <Chips chips={tabs} current={tab} onChip={setTab} />
          </View>
          {tab === 'movements' && <Movements now={now} {...list} />}
          {tab === 'orders' && <Orders now={now} {...list.orders} />}
          {tab === 'hand' && <HandWork now={now} {...list.approvals} />}
          {tab === 'invitees' && <Invitees {...history.invitations} {...list.invitations} />}
        </Column>
      </Columns>
    </Page>
  )
}
