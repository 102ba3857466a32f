import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { cx } from '../../../components/cx'
import { Field } from '../../../components/field'
import { Icon } from '../../../components/icon'
import { Row } from '../../../components/row'
import { Sheet } from '../../../components/sheet'
import type { InputOf, ValueOf } from '../../../lib/cloud'
import { useCommand } from '../../../lib/commands'
import { InviteCode } from './invite-code'
import { Form } from './layout'
import styles from './layout.module.scss'
import { Refusal } from './refusal'

interface InviteSheetProps {
  stores: { storeId: string; name: string }[]
  onClose: () => void
}

type Role = NonNullable<InputOf<'operator', 'inviteStaff'>['role']>

const roles: readonly { role: Role; title: string; hint: string }[] = [
  { role: 'clerk', title: '店员', hint: '在收银台识别会员' },
  { role: 'manager', title: '店长', hint: '还能邀请这些店的店员，也能让店员离店' },
]

/** Invites one clerk or manager to some stores; the code is shown once, to be handed over. */
export function InviteSheet({ stores, onClose }: InviteSheetProps) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>(stores.slice(0, 1).map(({ storeId }) => storeId))
  const [role, setRole] = useState<Role>('clerk')
  const [refusal, setRefusal] = useState('')
  const [invite, setInvite] = useState<ValueOf<'operator', 'inviteStaff'> | null>(null)
  const { isRunning, run } = useCommand('operator', 'inviteStaff')
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const send = async () => {
    const reply = await run({ input: { storeIds: chosen, name: name.trim(), role } })
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
            <Choice
              key={storeId}
              title={store}
              isChosen={chosen.includes(storeId)}
              onTap={() => toggle(storeId)}
            />
          ))}
        </View>
        <View className={cx('inset', styles.choices)}>
          {roles.map((one) => (
            <Choice key={one.role} {...one} isChosen={one.role === role} onTap={() => setRole(one.role)} />
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

interface ChoiceProps {
  title: string
  hint?: string
  isChosen: boolean
  onTap: () => void
}

function Choice({ title, hint, isChosen, onTap }: ChoiceProps) {
  const end = isChosen ? <Icon name='check' className='c-brand' /> : <View />
  return <Row title={title} {...(hint && { hint })} end={end} onTap={onTap} />
}
