import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CodeForm } from '../../../components/code-form'
import { Screen } from '../../../components/screen'
import { useCommand } from '../../../lib/commands'
import { leave, screenPath } from '../../../lib/navigation'

/** A one-time code binds a clerk to stores. */
export default function InvitePage() {
  const { isRunning, run } = useCommand('staff', 'acceptInvite')
  const [refusal, setRefusal] = useState('')
  const accept = async (code: string) => {
    const reply = await run({ input: { code } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    void Taro.redirectTo({ url: `/${screenPath('staff')}` })
  }
  return (
    <Screen kind='screen' title='加入门店' onBack={leave}>
      <CodeForm
        title='用邀请码加入门店'
        text='邀请码由运营或店长发给你，只能用一次，7 天内有效。加入后就能识别会员。'
        label='邀请码'
        action='加入门店'
        isRunning={isRunning}
        refusal={refusal}
        onCode={(code) => void accept(code)}
      />
    </Screen>
  )
}
