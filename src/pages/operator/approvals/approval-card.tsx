import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { cx } from '../../../components/cx'
import { Note } from '../../../components/note'
import { dayText, monthDay } from '../../../domain/beijing-text'
import { momentText } from '../parts/moment'
import { Changes } from '../parts/changes'
import { type ApprovalView, decidedWords, kindNames, stateWords } from '../parts/approval-words'
import { WhatIf } from '../parts/what-if'

import styles from './approvals.module.scss'
import { Decide } from './decide'

interface ApprovalCardProps {
  approval: ApprovalView
  now: number
  onDecided: (words: string) => void
}

/** One proposal: who wants what and why, what exactly it changes, and the two answers. */
export function ApprovalCard({ approval, now, onDecided }: ApprovalCardProps) {
  const { kind, rows, reason, byName, at, expiresAt, state, isMine } = approval
  const [refusal, setRefusal] = useState('')
  const isLastDay = dayText(expiresAt) === dayText(now)
  return (
    <View className='card'>
      <View className='flex between g2'>
        <View className='h3'>{kindNames[kind]}</View>
        <Badge tone={stateWords[state].tone}>{stateWords[state].text}</Badge>
      </View>
      <View className='cap num'>{`${byName} · ${momentText(at, now)} 提出`}</View>
      {reason && <View className={cx('inset', 'sub', styles.reason)}>{`理由：${reason}`}</View>}
      <Changes rows={rows} />
      <Decided approval={approval} now={now} />
      {state === 'waiting' && isMine && (
        <Note icon='users' tone='notice'>
          {`你提的，要另一位运营来批，${monthDay(expiresAt)}前有效。`}
        </Note>
      )}
      {state === 'waiting' && !isMine && (
        <>
          {kind === 'settings' && (
            <View className='mt2'>
              <WhatIf asked={{ approvalId: approval.approvalId }} />
            </View>
          )}
          <View className={cx('cap', 'num', 'mt2', isLastDay && 'c-bad')}>
            {`${momentText(expiresAt, now)} 前没有人批就失效，到时什么都不会改。`}
          </View>
          <Decide approval={approval} onDecided={onDecided} onRefused={setRefusal} />
        </>
      )}
      {refusal && <View className='sub c-bad mt2'>{refusal}</View>}
    </View>
  )
}

function Decided({ approval, now }: { approval: ApprovalView; now: number }) {
  const { decided } = approval
  if (!decided) return null
  return <View className='sub num'>{decidedWords(approval, momentText(decided.at, now))}</View>
}
