import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Sheet } from '../../../components/sheet'
import { spoken } from '../../../components/spoken'
import { monthDay } from '../../../domain/beijing-text'
import { inFours } from '../../../domain/figures'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { copyText } from '../../../lib/privacy'

interface InviteSheetProps {
  storeId: string
  storeName: string
  onClose: () => void
}

/** Invites one clerk to one store; the code is shown once, to be handed over. */
export function InviteSheet({ storeId, storeName, onClose }: InviteSheetProps) {
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState('')
  const [invite, setInvite] = useState<ValueOf<'staff', 'inviteClerk'> | null>(null)
  const { isRunning, run } = useCommand('staff', 'inviteClerk')
  const send = async () => {
    const reply = await run({ input: { storeIds: [storeId], name: name.trim() } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    setInvite(reply.value)
  }
  if (invite) return <Code invite={invite} name={name} onClose={onClose} />
  return (
    <Sheet title={`邀请${storeName}的店员`} onClose={onClose}>
      <Field label='店员怎么称呼' value={name} hint='如 小周' onChange={setName} />
      {refusal && (
        <View className='sub c-bad' {...spoken('alert')}>
          {refusal}
        </View>
      )}
      <View className='mt2'>
        <Button isWide isRunning={isRunning} isOff={name.trim() === ''} onTap={() => void send()}>
          生成邀请码
        </Button>
      </View>
    </Sheet>
  )
}

interface CodeProps {
  invite: ValueOf<'staff', 'inviteClerk'>
  name: string
  onClose: () => void
}

function Code({ invite, name, onClose }: CodeProps) {
  const [copied, setCopied] = useState('')
  const copy = async () => setCopied((await copyText(invite.code)) ? '已复制' : '没有复制成，请手抄')
  return (
    <Sheet title='邀请码' onClose={onClose}>
      <View className='num b h2 tc'>{inFours(invite.code)}</View>
      <View className='sub tc'>
        {`发给${name}，在「我的 → 我是店员 → 我有邀请码」里输入。只能用一次，${monthDay(invite.expiresAt)}前有效。`}
      </View>
      <View className='mt2'>
        <Button isWide onTap={() => void copy()}>
          {copied || '复制'}
        </Button>
      </View>
    </Sheet>
  )
}
