import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CodeForm } from '../../../components/code-form'
import { Screen } from '../../../components/screen'
import { useCommand } from '../../../lib/commands'
import { leave, screenPath } from '../../../lib/navigation'

/** The first operator claims the programme with the code that the cloud environment holds. */
export default function SetupPage() {
  const { isRunning, run } = useCommand('operator', 'claimSetup')
  const [refusal, setRefusal] = useState('')
  const claim = async (code: string) => {
    const reply = await run({ input: { code } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    void Taro.redirectTo({ url: `/${screenPath('operator')}` })
  }
  return (
    <Screen kind='screen' title='开始运营' onBack={leave}>
      <CodeForm
        title='第一位运营'
        text='输入云环境里的开通码（SIYU_SETUP_CODE）。只在还没有运营的时候有效，只能用一次。'
        label='开通码'
        action='开通'
        isRunning={isRunning}
        refusal={refusal}
        onCode={(code) => void claim(code)}
      />
    </Screen>
  )
}
