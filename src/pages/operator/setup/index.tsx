import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CodeForm } from '../../../components/code-form'
import { Screen } from '../../../components/screen'
import { useCommand } from '../../../lib/commands'
import { leave, screenPath } from '../../../lib/navigation'

/** Becoming an operator: by a colleague's code, or as the first one with the code of the cloud environment. */
export default function SetupPage() {
  const accept = useOpening('acceptOperator')
  const claim = useOpening('claimSetup')
  return (
    <Screen kind='screen' title='开始运营' onBack={leave}>
      <View>
        <CodeForm
          title='用邀请码成为运营'
          text='邀请码由另一位运营发给你，只能用一次，7 天内有效。'
          label='邀请码'
          action='成为运营'
          {...accept}
        />
        <CodeForm
          title='第一位运营'
          text='输入云环境里的开通码（SIYU_SETUP_CODE）。只在还没有运营的时候有效，只能用一次。'
          label='开通码'
          action='开通'
          {...claim}
        />
      </View>
    </Screen>
  )
}

/** Both doors take one code and lead to the overview. */
function useOpening(action: 'acceptOperator' | 'claimSetup') {
  const { isRunning, run } = useCommand('operator', action)
  const [refusal, setRefusal] = useState('')
  const open = async (code: string) => {
    const reply = await run({ input: { code } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    void Taro.redirectTo({ url: `/${screenPath('operator')}` })
  }
  return { isRunning, refusal, onCode: (code: string) => void open(code) }
}
