import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Row } from '../../../components/row'
import { Toast, useToast } from '../../../components/toast'
import { clockTime, fullDate } from '../../../domain/beijing-text'
import type { ValueOf } from '../../../lib/cloud'
import { useQuery } from '../../../lib/queries'
import { InviteSheet } from '../parts/invite-sheet'
import { Page } from '../parts/layout'
import { OperatorScreen } from '../parts/operator-screen'
import { Panel } from '../parts/panel'
import { StoreSheet } from '../parts/store-sheet'
import { EndSheet } from './end-sheet'

export type StoreStaff = ValueOf<'operator', 'listStaff'>
type Colleague = StoreStaff['store']['colleagues'][number]
type Opened = { sheet: 'name' } | { sheet: 'invite' } | { sheet: 'end'; colleague: Colleague }

/** One store: its name, who works there, and whose work has ended there. */
export default function StoreScreen() {
  const { params } = useRouter()
  const asked = useQuery('operator', 'listStaff', { input: { storeId: params.storeId ?? '' } })
  const [opened, open] = useState<Opened | null>(null)
  const [text, say] = useToast()
  const close = () => open(null)
  const onDone = (words: string) => {
    say(words)
    asked.reload()
  }
  return (
    <OperatorScreen title='门店' here='operator' asked={asked} toast={<Toast text={text} />}>
      {({ store, endings }) => (
        <Page>
          <Panel title={store.name} action='改名' onAction={() => open({ sheet: 'name' })}>
            <Row
              title='门店编号'
              hint='收银系统用它说明是哪家店'
              end={<View className='num'>{store.storeId}</View>}
            />
          </Panel>
          <Working
            colleagues={store.colleagues}
            onInvite={() => open({ sheet: 'invite' })}
            onEnd={(colleague) => open({ sheet: 'end', colleague })}
          />
          <Endings endings={endings} />
          {opened?.sheet === 'name' && (
            <StoreSheet store={store} onClose={close} onSaved={() => onDone('门店名改好了')} />
          )}
          {opened?.sheet === 'invite' && <InviteSheet stores={[store]} onClose={close} />}
          {opened?.sheet === 'end' && (
            <EndSheet colleague={opened.colleague} store={store} onClose={close} onDone={onDone} />
          )}
        </Page>
      )}
    </OperatorScreen>
  )
}

interface WorkingProps {
  colleagues: Colleague[]
  onInvite: () => void
  onEnd: (colleague: Colleague) => void
}

function Working({ colleagues, onInvite, onEnd }: WorkingProps) {
  const none = colleagues.length === 0 ? '还没有人在这家店。邀请码只能用一次，7 天内有效。' : undefined
  return (
    <Panel title='在店的人' action='邀请' onAction={onInvite} none={none}>
      {colleagues.map((colleague) => (
        <Row
          key={colleague.staffId}
          icon='user'
          title={colleague.name}
          hint={`${colleague.isManager ? '店长' : '店员'}${colleague.isMe ? ' · 你自己' : ''}`}
          onTap={() => onEnd(colleague)}
        />
      ))}
    </Panel>
  )
}

function Endings({ endings }: Pick<StoreStaff, 'endings'>) {
  if (endings.length === 0) return null
  return (
    <Panel title='离店记录' note='最近的在前'>
      {endings.map(({ name, wasManager, byName, at }, place) => (
        <Row
          key={`${at}${place}`}
          title={`${name} · ${wasManager ? '店长' : '店员'}`}
          hint={`${fullDate(at)} ${clockTime(at)} · ${byName}操作`}
        />
      ))}
    </Panel>
  )
}
