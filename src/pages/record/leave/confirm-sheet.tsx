import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Sheet } from '../../../components/sheet'
import { monthDay } from '../../../domain/beijing-text'
import { grouped } from '../../../domain/figures'
import type { LeavePreview } from '../../../domain/leave-preview'
import { useCommand } from '../../../lib/commands'
import styles from '../record.module.scss'

interface ConfirmSheetProps {
  preview: LeavePreview
  onClose: () => void
  onAsked: () => void
}

/** The second step says the numbers once more. */
export function ConfirmSheet({ preview, onClose, onAsked }: ConfirmSheetProps) {
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('member', 'leave')
  const ask = async () => {
    const reply = await run({ input: {} })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onAsked()
  }
  const all = preview.points + preview.pendingPoints
  return (
    <Sheet title='确认退出' onClose={onClose}>
      <View className={cx(styles.form)}>
        <View className='body num'>
          {`${monthDay(preview.leavesAt - 1)}结束时退出，放弃 ${grouped(all)} 积分和${preview.tierName}。之前随时可以在这里撤回。`}
        </View>
        {refusal && <View className='sub c-bad num'>{refusal}</View>}
        <Button isWide onTap={onClose}>
          再想想
        </Button>
        <Button isWide kind='outline' isRunning={isRunning} onTap={() => void ask()}>
          确认申请退出
        </Button>
      </View>
    </Sheet>
  )
}
