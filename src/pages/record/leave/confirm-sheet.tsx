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

/** 7,547 积分、3 张卡券和金卡 */
function lossesText({ points, pendingPoints, coupons, tierName }: LeavePreview): string {
  const told = coupons.length > 0 ? `、${coupons.length} 张卡券` : ''
  return `${grouped(points + pendingPoints)} 积分${told}和${tierName}`
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
  return (
    <Sheet title='确认退出' onClose={onClose}>
      <View className={cx(styles.form)}>
        <View className='body num'>
          {`${monthDay(preview.leavesAt - 1)}结束时退出，放弃 ${lossesText(preview)}。之前随时可以在这里撤回。`}
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
