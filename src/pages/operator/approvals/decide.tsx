import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { type ApprovalView, outcomeWords } from '../parts/approval-words'
import { Reasoned } from '../parts/reasoned'
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
  const { isRunning, run } = useCommand('operator', 'approve')
  const send = async (reason: string) => {
    const reply = await run({ input: { approvalId, decision: 'reject', reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onDecided(outcomeWords(reply.value))
    onClose()
    return ''
  }
  return (
    <Sheet title='驳回' onClose={onClose}>
      <Reasoned
        label='为什么驳回'
        hint='提的人会看到'
        button='驳回这一条'
        isRunning={isRunning}
        onSend={send}
      />
    </Sheet>
  )
}
