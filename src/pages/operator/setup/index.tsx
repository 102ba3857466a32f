import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { CodeForm } from '../../../components/code-form'
import { Field } from '../../../components/field'
import { Screen } from '../../../components/screen'
import type { InputOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { leave, screenPath } from '../../../lib/navigation'

/** Becoming an operator: by the code of those who are, or by the deployer's where fewer than two are left. */
export default function SetupPage() {
  return (
    <Screen kind='screen' title='开始运营' onBack={leave}>
      <View>
        <ByInvitation />
        <BySetup />
      </View>
    </Screen>
  )
}

function ByInvitation() {
  const { open, ...form } = useOpening('acceptOperator')
  return (
    <CodeForm
      title='用邀请码成为运营'
      text='邀请码由另一位运营发给你，只能用一次，7 天内有效。'
      label='邀请码'
      action='成为运营'
      onCode={(code) => void open({ code })}
      {...form}
    />
  )
}

/** Whoever opens the programme says how they are called: it stands beside everything they decide. */
function BySetup() {
  const [name, setName] = useState('')
  const { open, ...form } = useOpening('claimSetup')
  return (
    <CodeForm
      title='用开通码成为运营'
      text='给第一位运营用，或者运营不足两位的时候用。开通码在云环境里（SIYU_SETUP_CODE），每个只能用一次。'
      label='开通码'
      action='开通'
      isOff={name.trim() === ''}
      onCode={(code) => void open({ code, name: name.trim() })}
      {...form}
    >
      <Field label='你的名字' value={name} hint='同事会在审批和记录里看到' onChange={setName} />
    </CodeForm>
  )
}

type Door = 'acceptOperator' | 'claimSetup'

/** Both doors lead to the overview. */
function useOpening<A extends Door>(action: A) {
  const { isRunning, run } = useCommand('operator', action)
  const [refusal, setRefusal] = useState('')
  const open = async (input: InputOf<'operator', A>) => {
    const reply = await run({ input })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    void Taro.redirectTo({ url: `/${screenPath('operator')}` })
  }
  return { isRunning, refusal, open }
}
