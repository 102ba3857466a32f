import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { Empty } from '../../../components/empty'
import { Refused } from '../../../components/refused'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import type { ValueOf } from '../../../lib/cloud'
import { go } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { Begin } from '../parts/begin'
import { momentText } from '../parts/moment'

type IssueView = ValueOf<'operator', 'listIssues'>['issues'][number]

const MISSED_SHOWN = 10

/** What was given to lists of members, how far it has come, and who got nothing. */
export function Issues({ hasTemplates }: { hasTemplates: boolean }) {
  const asked = useQuery('operator', 'listIssues', { input: {} })
  if (asked.isLoading)
    return (
      <Skeleton>
        <BoneRows count={3} />
      </Skeleton>
    )
  if (!asked.reply.ok) return <Refused reply={asked.reply} onRetry={asked.reload} />
  const { issues } = asked.reply.value
  return (
    <>
      {hasTemplates && <Begin onTap={() => go('issue')}>给一批会员发券</Begin>}
      {issues.length === 0 && (
        <Empty
          icon='users'
          title='还没有给会员发过券'
          text='贴上会员号，每人一张，发了多少、谁没有发到都看得见。'
        />
      )}
      {issues.map((issue) => (
        <IssueCard key={issue.issueId} issue={issue} />
      ))}
    </>
  )
}

function IssueCard({ issue }: { issue: IssueView }) {
  const { label, reason, byName, approvedName, at, state, listedCount, doneCount, givenCount, missed } = issue
  const approved = approvedName ? ` · ${approvedName} 批准` : ''
  return (
    <View className='card'>
      <View className='flex between g2'>
        <View className='h3 one'>{label}</View>
        <Badge tone={state === 'done' ? 'good' : 'value'}>
          {state === 'done' ? `发出 ${givenCount} 张` : `正在发 ${doneCount} / ${listedCount}`}
        </Badge>
      </View>
      <View className='cap num'>{`${momentText(at, serverNow())} · ${byName}${approved} · 名单 ${listedCount} 位`}</View>
      <View className='sub mt2'>{`理由：${reason}`}</View>
      {missed.slice(0, MISSED_SHOWN).map(({ memberNo, message }) => (
        <View key={memberNo} className='cap num'>{`${memberNo}：${message}`}</View>
      ))}
      {missed.length > MISSED_SHOWN && <View className='cap num'>{`一共 ${missed.length} 位没有发到`}</View>}
    </View>
  )
}
