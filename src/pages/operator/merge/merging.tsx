import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { leave } from '../../../lib/navigation'
import { FindForm, type FoundMember } from '../parts/find-form'
import { Column, Columns, Page } from '../parts/layout'
import { Reasoned } from '../parts/reasoned'
import type { Party } from './party'
import { Side } from './side'

type Asked = ValueOf<'operator', 'mergeMembers'>
type Merged = Extract<Asked, { state: 'merged' }>
type Waiting = Extract<Asked, { state: 'waiting' }>

/** Choose the other one, see both and their sum, say why, and do it: it cannot be undone. */
export function Merging({ into }: { into: Party }) {
  const [from, setFrom] = useState<Party | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  if (asked) return asked.state === 'merged' ? <Done merged={asked} /> : <Waits waiting={asked} />
  return (
    <Page>
      <Columns>
        <Column>
          <Side title='并到这里，号码不变' party={into} />
        </Column>
        <Column>
          {from ? (
            <Side title='并过来，之后不再单独用' party={from} onOther={() => setFrom(null)} />
          ) : (
            <View className='card'>
              <View className='h3'>哪一位要并过来</View>
              <FindForm onFound={(member, whom) => setFrom({ whom, member })} />
            </View>
          )}
        </Column>
      </Columns>
      {from && <Confirm into={into} from={from} onAsked={setAsked} />}
    </Page>
  )
}

interface ConfirmProps {
  into: Party
  from: Party
  onAsked: (asked: Asked) => void
}

function Confirm({ into, from, onAsked }: ConfirmProps) {
  const { isRunning, run } = useCommand('operator', 'mergeMembers')
  const isOfMembers = into.member.memberNo !== null && from.member.memberNo !== null
  const merge = async (reason: string) => {
    const reply = await run({ input: { from: from.whom, into: into.whom, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onAsked(reply.value)
    return ''
  }
  return (
    <View className='card'>
      <Sum into={into.member} from={from.member} />
      <Reasoned
        label='为什么合并'
        hint='会员在明细里会看到'
        note={isOfMembers && <NeedsColleague />}
        button={isOfMembers ? '提交审批' : '确认合并'}
        isRunning={isRunning}
        onSend={merge}
      >
        <Note icon='alert' tone='bad'>
          合并以后不能拆开。两边的积分、订单和成长值都归到一个会员号，旧号还认得，晚到的订单也不会丢。
        </Note>
      </Reasoned>
    </View>
  )
}

function NeedsColleague() {
  return (
    <Note icon='users' tone='value'>
      两位都是会员，要另一位运营批准才合并，你自己不能批。
    </Note>
  )
}

/** Debt of the one is repaid at once from points of the other. */
function Sum({ into, from }: { into: FoundMember; from: FoundMember }) {
  const net = into.points + from.points - into.debtPoints - from.debtPoints
  const pending = into.pendingPoints + from.pendingPoints
  return (
    <View>
      <View className='h3'>合并以后</View>
      <View className='sub num mt1'>
        {`可用 ${grouped(Math.max(0, net))} · 待生效 ${grouped(pending)} · 成长值 ${grouped(into.growth + from.growth)}` +
          (net < 0 ? ` · 欠 ${grouped(0 - net)}` : '')}
      </View>
      <View className='cap'>按现在的数算；合并的那一刻有变动，以结果为准。等级取两边高的那个。</View>
    </View>
  )
}

function Done({ merged: { moved, points, pendingPoints, debtPoints } }: { merged: Merged }) {
  return (
    <Page>
      <Note icon='check' tone='good'>
        {`合并好了。并过来 ${grouped(moved.points)} 积分，现在可用 ${grouped(points)}，待生效 ${grouped(pendingPoints)}` +
          (debtPoints > 0 ? `，欠 ${grouped(debtPoints)}。` : '。')}
      </Note>
      <Button isWide onTap={leave}>
        回到这位会员
      </Button>
    </Page>
  )
}

/** What moves may be more than one operator may move; only the cloud knows. */
function Waits({ waiting: { expiresAt } }: { waiting: Waiting }) {
  return (
    <Page>
      <Note icon='users' tone='value'>
        {`已提交，等另一位运营在审批里批准，${monthDay(expiresAt)}前有效。批准以前两边的积分都不动。`}
      </Note>
      <Button isWide onTap={leave}>
        回到这位会员
      </Button>
    </Page>
  )
}
