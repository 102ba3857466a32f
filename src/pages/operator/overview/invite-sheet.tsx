import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Row } from '../../../components/row'
import { Sheet } from '../../../components/sheet'
import type { ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { Form } from '../parts/layout'
import { Refusal } from '../parts/refusal'
import { InviteCode } from './invite-code'
import styles from './overview.module.scss'

interface InviteSheetProps {
  stores: { storeId: string; name: string }[]
  onClose: () => void
}

/** Invites one clerk to some stores; the code is shown once, to be handed over. */
export function InviteSheet({ stores, onClose }: InviteSheetProps) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>(stores.slice(0, 1).map(({ storeId }) => storeId))
  const [refusal, setRefusal] = useState('')
  const [invite, setInvite] = useState<ValueOf<'operator', 'inviteStaff'> | null>(null)
  const { isRunning, run } = useCommand('operator', 'inviteStaff')
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const send = async () => {
    const reply = await run({ input: { storeIds: chosen, name: name.trim() } })
    if (!reply) return
    if (!reply.ok) return setRefusal(reply.message)
    setInvite(reply.value)
  }
  if (invite)
    return <InviteCode invite={invite} name={name} where='我的 → 我是店员 → 我有邀请码' onClose={onClose} />
  return (
    <Sheet title='邀请店员' onClose={onClose}>
      <Form>
        <Field label='店员怎么称呼' value={name} hint='如 小周' onChange={setName} />
        <View className={cx('inset', styles.choices)}>
          {stores.map(({ storeId, name: store }) => (
            <Row
              key={storeId}
              title={store}
              end={chosen.includes(storeId) ? <Icon name='check' className='c-brand' /> : <View />}
              onTap={() => toggle(storeId)}
            />
          ))}
        </View>
        <Refusal text={refusal} />
        <Button
          isWide
          isRunning={isRunning}
          isOff={name.trim() === '' || chosen.length === 0}
          onTap={() => void send()}
        >
          生成邀请码
        </Button>
      </Form>
    </Sheet>
  )
}
