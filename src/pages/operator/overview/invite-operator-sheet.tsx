import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { InviteCode } from '../parts/invite-code'
import { Form } from '../parts/layout'
import { Reasoned } from '../parts/reasoned'
import { Refusal } from '../parts/refusal'

type Invited = Extract<ValueOf<'operator', 'inviteOperator'>, { state: 'invited' }>

/** Where a code for an operator is typed in. */
export const whereOperatorsEnter = '我的 → 我是运营 → 我有邀请码或开通码'

interface InviteOperatorSheetProps {
  /** There has never been a second one: nobody could approve. */
  isAlone: boolean
  onClose: () => void
  onDone: () => void
}

/** Invites an operator: by oneself as long as there is nobody else, and then with another one's word. */
export function InviteOperatorSheet({ isAlone, onClose, onDone }: InviteOperatorSheetProps) {
  const [name, setName] = useState('')
  const [refusal, setRefusal] = useState('')
  const [invite, setInvite] = useState<Invited | null>(null)
  const { isRunning, run } = useCommand('operator', 'inviteOperator')
  const isOff = name.trim() === ''
  const send = async (reason?: string) => {
    const reply = await run({ input: { name: name.trim(), ...(reason && { reason }) } })
    if (!reply?.ok) return reply?.message ?? ''
    onDone()
    if (reply.value.state === 'invited') setInvite(reply.value)
    else onClose()
    return ''
  }
  if (invite) return <InviteCode invite={invite} name={name} where={whereOperatorsEnter} onClose={onClose} />
  const field = <Field label='运营怎么称呼' value={name} hint='如 唐宁' onChange={setName} />
  return (
    <Sheet title='邀请运营' onClose={onClose}>
      {isAlone ? (
        <Form>
          {field}
          <Refusal text={refusal} />
          <Button isWide isRunning={isRunning} isOff={isOff} onTap={() => void send().then(setRefusal)}>
            生成运营邀请码
          </Button>
        </Form>
      ) : (
        <Reasoned
          hint='批准的运营会看到'
          note={<Note icon='users'>另一位运营批准以后，你在这里看到邀请码。</Note>}
          button='提交审批'
          isRunning={isRunning}
          isOff={isOff}
          onSend={send}
        >
          {field}
        </Reasoned>
      )}
    </Sheet>
  )
}
