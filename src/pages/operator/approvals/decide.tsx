import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { LongField } from '../../../components/long-field'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { Form } from '../parts/layout'
import { Refusal } from '../parts/refusal'
import { type ApprovalView, outcomeWords } from '../parts/approval-words'
import styles from './approvals.module.scss'

interface DecideProps {
  approval: ApprovalView
  onDecided: (words: string) => void
  onRefused: (sentence: string) => void
}

/** The two answers. A no says why, so that whoever proposed it can do better. */
export function Decide({ approval, onDecided, onRefused }: DecideProps) {
  const [isRefusing, refuse] = useState(false)
  const { isRunning, run } = useCommand('operator', 'approve')
  const { approvalId } = approval
  const approve = async () => {
    const reply = await run({ input: { approvalId, decision: 'approve' } })
    if (!reply) return
    if (!reply.ok) return onRefused(reply.message)
    onDecided(outcomeWords(reply.value))
  }
  return (
    <View className={cx(styles.buttons)}>
      <Button kind='outline' isOff={isRunning} onTap={() => refuse(true)}>
        驳回
      </Button>
      <View className={cx(styles.approve)}>
        <Button isWide isRunning={isRunning} onTap={() => void approve()}>
          批准
        </Button>
      </View>
      {isRefusing && (
        <RefuseSheet approvalId={approvalId} onDecided={onDecided} onClose={() => refuse(false)} />
      )}
    </View>
  )
}

interface RefuseSheetProps {
  approvalId: string
  onDecided: (words: string) => void
  onClose: () => void
}

function RefuseSheet({ approvalId, onDecided, onClose }: RefuseSheetProps) {
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('operator', 'approve')
  const send = async () => {
    const reply = await run({ input: { approvalId, decision: 'reject', reason: reason.trim() } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onDecided(outcomeWords(reply.value))
    onClose()
  }
  return (
    <Sheet title='驳回' onClose={onClose}>
      <Form>
        <LongField
          label='为什么驳回'
          value={reason}
          hint='提的人会看到'
          maxLength={100}
          onChange={setReason}
        />
        <Refusal text={refusal} />
        <Button isWide isRunning={isRunning} isOff={reason.trim() === ''} onTap={() => void send()}>
          驳回这一条
        </Button>
      </Form>
    </Sheet>
  )
}
