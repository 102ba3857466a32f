import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/button'
import { Line, Panel } from '../parts/panel'
import type { Privilege } from './draft'
import { PrivilegeSheet } from './privilege-sheet'
import type { RulesDesk } from './use-rules'

const PATH = 'tier.privileges'

/** What each tier gives beside its multiplier, as members read it on the tier page. */
export function Privileges({ desk }: { desk: RulesDesk }) {
  const [opened, open] = useState<number | null>(null)
  const { tier } = desk.base.settings
  const privileges = desk.draft.privileges ?? tier.privileges
  const put = (next: Privilege[]) => {
    desk.edit((draft) => ({ ...draft, privileges: next }))
    open(null)
  }
  const none = privileges.length === 0 ? '除了倍率，还没有写别的权益。' : undefined
  return (
    <Panel
      title='等级权益'
      note='会员在等级页看到；只写真的会给的'
      action='新增'
      onAction={() => open(privileges.length)}
      none={none}
    >
      {privileges.map((privilege, place) => (
        <PrivilegeLine
          key={`${place}${privilege.label}`}
          privilege={privilege}
          desk={desk}
          place={place}
          onChange={() => open(place)}
        />
      ))}
      {opened !== null && (
        <PrivilegeSheet
          start={privileges[opened] ?? null}
          ladder={tier.ladder}
          onClose={() => open(null)}
          onDone={(changed) =>
            put([...privileges.slice(0, opened), changed, ...privileges.slice(opened + 1)])
          }
          onRemove={() => put(privileges.filter((_, place) => place !== opened))}
        />
      )}
    </Panel>
  )
}

interface PrivilegeLineProps {
  privilege: Privilege
  desk: RulesDesk
  place: number
  onChange: () => void
}

function PrivilegeLine({ privilege: { label, values }, desk, place, onChange }: PrivilegeLineProps) {
  const { reply } = desk.preview
  const faults = reply?.ok ? reply.value.faults : []
  const own = faults.filter(({ path }) => path.startsWith(`${PATH}.${place}.`))
  const texts = desk.base.settings.tier.ladder.map(({ id, name }) => `${name}${values[id]}`)
  return (
    <Line>
      <View className='flex between g2'>
        <View className='h3 one'>{label}</View>
        <Button kind='outline' size='small' label={`改 ${label}`} onTap={onChange}>
          改
        </Button>
      </View>
      <View className='sub'>{texts.join(' · ')}</View>
      {own.map(({ path, text }) => (
        <View key={`${path}${text}`} className='cap c-bad'>
          {text}
        </View>
      ))}
    </Line>
  )
}
