import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Row } from '../../../components/row'
import { Sheet } from '../../../components/sheet'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { Form } from '../parts/layout'
import { Panel } from '../parts/panel'
import { Refusal } from '../parts/refusal'
import { InviteCode } from '../parts/invite-code'

/** The operators: what weighs needs two of them, so one can invite another. */
export function Team({ operators }: { operators: { name: string }[] }) {
  const [isInviting, invite] = useState(false)
  const isAlone = operators.length < 2
  return (
    <Panel title='运营' action='邀请运营' onAction={() => invite(true)}>
      {operators.map(({ name }, place) => (
        <Row
          key={`${name}${place}`}
          icon='sliders'
          title={name}
          {...(isAlone && { hint: '只有一位时，要审批的改动没有人能批' })}
        />
      ))}
      {isInviting && <OperatorSheet onClose={() => invite(false)} />}
    </Panel>
  )
}

function OperatorSheet({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState('')
  const [invite, setInvite] = useState<ValueOf<'operator', 'inviteOperator'> | null>(null)
  const { isRunning, run } = useCommand('operator', 'inviteOperator')
  const send = async () => {
    const reply = await run({ input: { name: name.trim() } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    setInvite(reply.value)
  }
  if (invite)
    return <InviteCode invite={invite} name={name} where='我的 → 我是运营 → 我有邀请码' onClose={onClose} />
  return (
    <Sheet title='邀请运营' onClose={onClose}>
      <Form>
        <Field label='运营怎么称呼' value={name} hint='如 唐宁' onChange={setName} />
        <Refusal text={refusal} />
        <Button isWide isRunning={isRunning} isOff={name.trim() === ''} onTap={() => void send()}>
          生成运营邀请码
        </Button>
      </Form>
    </Sheet>
  )
}
