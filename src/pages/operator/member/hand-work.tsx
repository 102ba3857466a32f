import { View } from '@tarojs/components'
import { Badge } from '../../../components/badge'
import { Empty } from '../../../components/empty'
import { type ApprovalView, decidedWords, kindNames, stateWords } from '../parts/approval-words'
import { Changes } from '../parts/changes'
import { momentText } from '../parts/moment'
import { Tail, type TailProps } from '../parts/tail'

interface HandWorkProps extends TailProps {
  approvals: ApprovalView[]
  now: number
}

/** What somebody wanted to adjust with a second operator, whatever became of it. */
export function HandWork({ approvals, now, ...tail }: HandWorkProps) {
  if (approvals.length === 0)
    return (
      <Empty
        icon='sliders'
        title='没有要审批的调整或合并'
        text='一位运营能单独做的小调整，直接写在积分明细里，带着理由。'
      />
    )
  return (
    <>
      {approvals.map((approval) => (
        <View key={approval.approvalId} className='card'>
          <View className='flex between g2'>
            <View className='cap num'>{`${kindNames[approval.kind]} · ${approval.byName} · ${momentText(approval.at, now)} 提出`}</View>
            <Badge tone={stateWords[approval.state].tone}>{stateWords[approval.state].text}</Badge>
          </View>
          <View className='sub mt2'>{`理由：${approval.reason}`}</View>
          <View className='mt2'>
            <Changes rows={approval.rows} />
          </View>
          {approval.decided && (
            <View className='sub num'>{decidedWords(approval, momentText(approval.decided.at, now))}</View>
          )}
        </View>
      ))}
      <Tail {...tail} />
    </>
  )
}
