import { View } from '@tarojs/components'
import { type PropsWithChildren, useState } from 'react'
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
  /** Something else is still missing. */
  isOff?: boolean
  /** The sentence of the last refusal. */
  refusal: string
  onCode: (code: string) => void
}

/** One code that opens a door, an invitation or the set-up code; its children are what is asked beside it. */
export function CodeForm(props: PropsWithChildren<CodeFormProps>) {
  const { title, text, label, action, isRunning, isOff = false, refusal, onCode, children } = props
  const [code, setCode] = useState('')
  return (
    <View className={cx('card', styles.form)}>
      <View className='h2'>{title}</View>
      <View className='sub'>{text}</View>
      <Field label={label} value={code} maxLength={200} onChange={setCode} />
      {children}
      {refusal && <View className='sub c-bad'>{refusal}</View>}
      <Button
        isWide
        isRunning={isRunning}
        isOff={isOff || code.trim() === ''}
        onTap={() => onCode(code.trim())}
      >
        {action}
      </Button>
    </View>
  )
}
