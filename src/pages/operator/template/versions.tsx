import { View } from '@tarojs/components'
import { useState } from 'react'
import { Badge } from '../../../components/badge'
import { Button } from '../../../components/button'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { serverNow } from '../../../lib/server-time'
import { Changes } from '../parts/changes'
import { momentText } from '../parts/moment'
import { Line, Panel } from '../parts/panel'
import { Reasoned } from '../parts/reasoned'
import type { TemplateHistory } from './template-history'

interface VersionsProps {
  history: TemplateHistory
  onDone: (words: string) => void
}

/** Who saved what and why, the newest first; a version can be taken back, with all of its coupons. */
export function Versions({ history: { template, versions }, onDone }: VersionsProps) {
  const [revoking, revoke] = useState<number | null>(null)
  return (
    <>
      <Panel title='版本记录' note='最近的在前'>
        {versions.map(({ number, byName, at, reason, rows, revoked }) => (
          <Line key={number}>
            <View className='flex between g2'>
              <View className='body num'>{`第 ${number} 版 · ${byName} · ${momentText(at, serverNow())}`}</View>
              {revoked && <Badge tone='bad'>已作废</Badge>}
            </View>
            <View className='sub'>{`理由：${reason}`}</View>
            {revoked && (
              <View className='sub c-bad num'>
                {`${revoked.byName} ${momentText(revoked.at, serverNow())} 作废：${revoked.reason}`}
              </View>
            )}
            <Changes rows={rows} />
            {!revoked && (
              <View className='flex mt2'>
                <Button
                  kind='outline'
                  size='small'
                  label={`作废这一版，第 ${number} 版`}
                  onTap={() => revoke(number)}
                >
                  作废这一版
                </Button>
              </View>
            )}
          </Line>
        ))}
      </Panel>
      {revoking !== null && (
        <RevokeSheet
          templateId={template.templateId}
          number={revoking}
          onClose={() => revoke(null)}
          onDone={onDone}
        />
      )}
    </>
  )
}

interface RevokeSheetProps {
  templateId: string
  number: number
  onClose: () => void
  onDone: (words: string) => void
}

function RevokeSheet({ templateId, number, onClose, onDone }: RevokeSheetProps) {
  const { isRunning, run } = useCommand('operator', 'revokeVersion')
  const send = async (reason: string) => {
    const reply = await run({ input: { templateId, number, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onDone('这一版已经作废')
    onClose()
    return ''
  }
  return (
    <Sheet title={`作废第 ${number} 版`} onClose={onClose}>
      <Reasoned
        hint='为什么作废，留在版本记录里'
        note={
          <Note icon='alert' tone='bad'>
            这一版发出去、还没有用的券全部不能再用，也不能恢复。已经用掉的不受影响。
          </Note>
        }
        button='作废这一版'
        isRunning={isRunning}
        onSend={send}
      />
    </Sheet>
  )
}
