import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { OfflineBand } from '../../../components/offline-band'
import { Refused } from '../../../components/refused'
import { Screen } from '../../../components/screen'
import { BoneRows, Skeleton } from '../../../components/skeleton'
import { Toast, useToast } from '../../../components/toast'
import type { LeavePreview } from '../../../domain/leave-preview'
import { useCommand } from '../../../lib/commands'
import { go, leave } from '../../../lib/navigation'
import { useQuery } from '../../../lib/queries'
import { serverNow } from '../../../lib/server-time'
import { wayIn } from '../../../lib/way-in'
import styles from '../record.module.scss'
import { ConfirmSheet } from './confirm-sheet'
import { Losses } from './losses'

/** What is lost and when; a second, deliberate step; and until then the way back. */
export default function LeavePage() {
  const preview = useQuery('member', 'previewLeave', { input: {} })
  const [isConfirming, confirm] = useState(false)
  const [toast, say] = useToast()
  const shown = !preview.isLoading && preview.reply.ok ? preview.reply.value : null
  return (
    <>
      <Screen
        kind='screen'
        title='退出会员'
        onBack={leave}
        bottom={
          shown && <Way preview={shown} onAsk={() => confirm(true)} onStayed={preview.reload} say={say} />
        }
        toast={<Toast text={toast} />}
      >
        {preview.isLoading ? (
          <Skeleton>
            <View className={cx('stack', styles.first)}>
              <BoneRows count={4} />
            </View>
          </Skeleton>
        ) : !preview.reply.ok ? (
          <Refused reply={preview.reply} onRetry={preview.reload} way={wayIn(preview.reply.code)} />
        ) : (
          <>
            {preview.stale && (
              <OfflineBand stale={preview.stale} now={serverNow()} onRetry={preview.reload} />
            )}
            <Losses preview={preview.reply.value} />
          </>
        )}
      </Screen>
      {shown && isConfirming && (
        <ConfirmSheet
          preview={shown}
          onClose={() => confirm(false)}
          onAsked={() => {
            confirm(false)
            preview.reload()
          }}
        />
      )}
    </>
  )
}

interface WayProps {
  preview: LeavePreview
  onAsk: () => void
  onStayed: () => void
  say: (text: string) => void
}

/** Staying is the filled button; leaving is reached through a text. */
function Way({ preview, onAsk, onStayed, say }: WayProps) {
  const { isRunning, run } = useCommand('member', 'cancelLeave')
  const stay = async () => {
    const reply = await run({ input: {}, about: String(preview.askedAt) })
    if (!reply) return
    if (!reply.ok) return say(reply.message)
    say('已经撤回，什么都没有少')
    onStayed()
  }
  if (preview.askedAt !== null)
    return (
      <Button isWide isRunning={isRunning} onTap={() => void stay()}>
        撤回，继续做会员
      </Button>
    )
  return (
    <>
      <Button kind='text' onTap={onAsk}>
        我要退出
      </Button>
      <Button isWide kind='outline' onTap={() => go('export')}>
        先导出我的数据
      </Button>
    </>
  )
}
