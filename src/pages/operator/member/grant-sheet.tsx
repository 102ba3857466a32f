import { useState } from 'react'
import { Note } from '../../../components/note'
import { Sheet } from '../../../components/sheet'
import { useCommand } from '../../../lib/commands'
import { Options } from '../parts/options'
import { Reasoned } from '../parts/reasoned'
import type { MemberHistory } from './use-member'

interface GrantSheetProps {
  history: MemberHistory
  onClose: () => void
  onDone: (words: string) => void
}

/** Gives a higher tier by hand: which, why, and who has to agree. */
export function GrantSheet({ history: { member, higherTiers }, onClose, onDone }: GrantSheetProps) {
  const [chosen, choose] = useState('')
  const { isRunning, run } = useCommand('operator', 'grantTier')
  const tier = higherTiers.find(({ tierId }) => tierId === chosen)
  const send = async (reason: string) => {
    if (!tier) return ''
    const { tierId } = tier
    const reply = await run({ input: { member: member.memberNo ?? '', tierId, reason } })
    if (!reply?.ok) return reply?.message ?? ''
    onDone('已提交，等另一位运营批准')
    onClose()
    return ''
  }
  return (
    <Sheet title='授予等级' onClose={onClose}>
      <Reasoned
        hint='会员在明细里会看到'
        note={<WhatFollows tierName={member.tierName} />}
        button='提交审批'
        isRunning={isRunning}
        isOff={!tier}
        onSend={send}
      >
        <Options
          name='授予哪一级'
          options={higherTiers.map(({ tierId, name }) => ({ name: tierId, text: name }))}
          text={chosen}
          onText={choose}
        />
      </Reasoned>
    </Sheet>
  )
}

function WhatFollows({ tierName }: { tierName: string }) {
  return (
    <Note icon='users' tone='value'>
      {`现在是${tierName}。要另一位运营批准才生效，你自己不能批；有效期和升级得来的一样，到期再看成长值。`}
    </Note>
  )
}
