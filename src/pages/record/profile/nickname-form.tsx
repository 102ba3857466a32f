import { useState } from 'react'
import { Button } from '../../../components/button'
import { Field } from '../../../components/field'
import type { FormProps } from './form-props'

export function NicknameForm({ profile, isRunning, onSave }: FormProps) {
  const [name, setName] = useState(profile.nickname ?? '')
  return (
    <>
      <Field
        label='怎么称呼你，最多 20 个字'
        value={name}
        kind='nickname'
        maxLength={20}
        onChange={setName}
      />
      <Button
        isWide
        isRunning={isRunning}
        isOff={name.trim() === ''}
        onTap={() => onSave({ nickname: name.trim() })}
      >
        保存
      </Button>
    </>
  )
}
