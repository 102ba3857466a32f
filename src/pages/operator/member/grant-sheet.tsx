import { useState } from 'react'
import { Button } from '../../../components/button'
import { LongField } from '../../../components/long-field'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { Form } from '../parts/layout'
import { Options } from '../parts/options'
import { Refusal } from '../parts/refusal'
import type { MemberHistory } from './use-member'

interface GrantSheetProps {
  history: MemberHistory
  onClose: () => void
  onDone: (words: string) => void
}

/** Gives a higher tier by hand: which, why, and who has to agree. */
export function GrantSheet({ history: { member, higherTiers }, onClose, onDone }: GrantSheetProps) {
  const [chosen, choose] = useState('')
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState('')
  const { isRunning, run } = useCommand('operator', 'grantTier')
  const tier = higherTiers.find(({ tierId }) => tierId === chosen)
  const send = async () => {
    if (!tier) return
    const { tierId } = tier
    const reply = await run({ input: { member: member.memberNo ?? '', tierId, reason: reason.trim() } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    onDone('已提交，等另一位运营批准')
    onClose()
  }
  return (
    <Sheet title='授予等级' onClose={onClose}>
      <Form>
        <Options
          name='授予哪一级'
          options={higherTiers.map(({ tierId, name }) => ({ name: tierId, text: name }))}
          text={chosen}
          onText={choose}
        />
        <LongField
          label='理由'
          value={reason}
          hint='会员在明细里会看到'
          maxLength={100}
          onChange={setReason}
        />
        <Note icon='users' tone='value'>
          {`现在是${member.tierName}。要另一位运营批准才生效，你自己不能批；有效期和升级得来的一样，到期再看成长值。`}
        </Note>
        <Refusal text={refusal} />
        <Button isWide isRunning={isRunning} isOff={!tier || reason.trim() === ''} onTap={() => void send()}>
          提交审批
        </Button>
      </Form>
    </Sheet>
  )
}
