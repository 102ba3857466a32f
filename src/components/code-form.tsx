import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from './button'
import { cx } from './cx'
import styles from './code-form.module.scss'
import { Field } from './field'

interface CodeFormProps {
  title: string
  text: string
  label: string
  action: string
  isRunning: boolean
  /** The sentence of the last refusal. */
  refusal: string
  onCode: (code: string) => void
}

/** One code that opens a door: an invitation, or the first operator's set-up code. */
export function CodeForm({ title, text, label, action, isRunning, refusal, onCode }: CodeFormProps) {
  const [code, setCode] = useState('')
  return (
    <View className={cx('card', styles.form)}>
      <View className='h2'>{title}</View>
      <View className='sub'>{text}</View>
      <Field label={label} value={code} maxLength={200} onChange={setCode} />
      {refusal && <View className='sub c-bad'>{refusal}</View>}
      <Button isWide isRunning={isRunning} isOff={code.trim() === ''} onTap={() => onCode(code.trim())}>
        {action}
      </Button>
    </View>
  )
}
