import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Note } from '../../../components/note'
import { Tap } from '../../../components/tap'
import { Changes } from '../parts/changes'
import { ReasonField } from '../parts/reasoned'
import { Refusal } from '../parts/refusal'
import { WhatIf } from '../parts/what-if'
import { type TabName, tabOf } from './fields'
import styles from './rules.module.scss'
import { SentNote } from './sent-note'
import type { Preview } from './use-preview'
import type { RulesDesk } from './use-rules'

interface ReviewProps {
  desk: RulesDesk
  onTab: (tab: TabName) => void
}

/** What the changes are in words, who has to agree, why, and the one button. */
export function Review({ desk, onTab }: ReviewProps) {
  const { isChanged, preview, sent } = desk
  const { reply, isCurrent } = preview
  if (!isChanged)
    return sent ? (
      <SentNote sent={sent} />
    ) : (
      <View className='sub'>改任何一条，这里先说清会变成什么、要不要第二位运营，再决定发不发。</View>
    )
  return (
    <View className={cx(styles.review)}>
      {desk.isOutdated && <Outdated desk={desk} />}
      {!reply ? (
        <View className='sub'>正在看会改什么</View>
      ) : !reply.ok ? (
        <Refusal text={reply.message} />
      ) : (
        <>
          <Found preview={reply.value} onTab={onTab} />
          {reply.value.changes.length > 0 && isCurrent && !desk.isOutdated && <WhatIf asked={desk.asked} />}
          {!isCurrent && <View className='cap'>正在按新改的再看一遍</View>}
          <Send desk={desk} preview={reply.value} isReady={isCurrent} />
        </>
      )}
    </View>
  )
}

function Outdated({ desk }: { desk: RulesDesk }) {
  return (
    <>
      <Note icon='alert' tone='bad'>
        你改的时候，别人发布了新的一版。你的改动还在，没有发布。
      </Note>
      <Button kind='outline' isWide onTap={desk.rebase}>
        在新版上接着改
      </Button>
    </>
  )
}

function Found({ preview: { faults, changes }, onTab }: { preview: Preview; onTab: (tab: TabName) => void }) {
  if (faults.length > 0)
    return (
      <>
        {faults.map(({ path, text }) => (
          <Tap
            key={`${path}${text}`}
            className={cx(styles.faultRow)}
            pressed={cx(styles.touched)}
            role='link'
            onTap={() => onTab(tabOf(path))}
          >
            {text}
          </Tap>
        ))}
      </>
    )
  if (changes.length === 0) return <View className='sub'>和现在的规则一样，没有要发布的。</View>
  return <Changes rows={changes} />
}

interface SendProps {
  desk: RulesDesk
  preview: Preview
  /** The preview is of what stands on the screen. */
  isReady: boolean
}

function Send({ desk, preview, isReady }: SendProps) {
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState('')
  const { faults, changes, needsApproval } = preview
  const isOff =
    !isReady || faults.length > 0 || changes.length === 0 || reason.trim() === '' || desk.isOutdated
  const send = async () => {
    setRefusal('')
    const reply = await desk.send(reason.trim())
    if (!reply) return
    if (!reply.ok) setRefusal(reply.message)
  }
  return (
    <>
      <ReasonField label='为什么改' value={reason} hint='会员看不到，变更记录里会留' onChange={setReason} />
      {changes.length > 0 && (
        <View className='flex g2'>
          <Badge tone={needsApproval ? 'value' : 'good'}>{needsApproval ? '要审批' : '可直接发布'}</Badge>
          <View className='cap grow'>
            {needsApproval
              ? '会影响发出或欠下的积分。要另一位运营批准，你自己不能批；批了只影响之后的，已发的不动。'
              : '只改文字和提醒，发布后马上生效。'}
          </View>
        </View>
      )}
      <Refusal text={refusal} />
      <View className={cx(styles.buttons)}>
        <Button kind='outline' isOff={desk.isSending} onTap={desk.discard}>
          放弃
        </Button>
        <View className={cx(styles.send)}>
          <Button isWide isRunning={desk.isSending} isOff={isOff} onTap={() => void send()}>
            {needsApproval ? '提交审批' : '发布'}
          </Button>
        </View>
      </View>
    </>
  )
}
