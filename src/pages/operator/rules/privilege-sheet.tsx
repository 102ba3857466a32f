import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import { Sheet } from '../../../components/sheet'
import { Form } from '../parts/layout'
import type { Privilege, Rules } from './draft'

interface PrivilegeSheetProps {
  /** Null for one that is new. */
  start: Privilege | null
  ladder: Rules['tier']['ladder']
  onDone: (privilege: Privilege) => void
  onRemove: () => void
  onClose: () => void
}

const blank: Privilege = { label: '', values: { basic: '—', silver: '—', gold: '—', diamond: '—' } }

/** One privilege: its name, and what each tier gets of it. Nothing is published by it. */
export function PrivilegeSheet({ start, ladder, onDone, onRemove, onClose }: PrivilegeSheetProps) {
  const [{ label, values }, set] = useState(start ?? blank)
  const isWhole = [label, ...Object.values(values)].every((text) => text.trim() !== '')
  return (
    <Sheet title={start ? '改权益' : '新权益'} onClose={onClose}>
      <Form>
        <Field
          label='权益名称'
          value={label}
          hint='如 生日礼、专属顾问'
          maxLength={20}
          onChange={(text) => set((before) => ({ ...before, label: text }))}
        />
        {ladder.map(({ id, name }) => (
          <Field
            key={id}
            label={`${name}得到什么，没有就写 —`}
            value={values[id]}
            maxLength={20}
            onChange={(text) => set((before) => ({ ...before, values: { ...before.values, [id]: text } }))}
          />
        ))}
        <Button isWide isOff={!isWhole} onTap={() => onDone(trimmed({ label, values }))}>
          放进这次改动
        </Button>
        {start && (
          <Button kind='text' isWide onTap={onRemove}>
            删掉这条权益
          </Button>
        )}
      </Form>
    </Sheet>
  )
}

function trimmed({ label, values: { basic, silver, gold, diamond } }: Privilege): Privilege {
  return {
    label: label.trim(),
    values: {
      basic: basic.trim(),
      silver: silver.trim(),
      gold: gold.trim(),
      diamond: diamond.trim(),
    },
  }
}
