import { type PropsWithChildren, type ReactNode, useState } from 'react'
import { Button } from '../../../components/button'
import { LongField } from '../../../components/long-field'
import { Form } from './layout'
import { Refusal } from './refusal'

/** As many characters as the cloud takes of a reason. */
const REASON_MAX = 100

interface ReasonFieldProps {
  label: string
  /** Who will read it. */
  hint: string
  value: string
  onChange: (value: string) => void
}

/** Why, in words that are kept for ever. */
export function ReasonField(props: ReasonFieldProps) {
  return <LongField {...props} maxLength={REASON_MAX} />
}

interface ReasonedProps extends Pick<ReasonFieldProps, 'hint'> {
  label?: string
  /** What follows from it, between the reason and the button. */
  note?: ReactNode
  button: string
  isRunning: boolean
  /** Something before the reason is still missing. */
  isOff?: boolean
  /** Sends with the reason; answers the sentence of a refusal, or nothing. */
  onSend: (reason: string) => Promise<string>
}

/** A form that ends in a reason and a button: nothing that people do by hand is sent without a reason. */
export function Reasoned({
  label = '理由',
  hint,
  note,
  button,
  isRunning,
  isOff = false,
  onSend,
  children,
}: PropsWithChildren<ReasonedProps>) {
  const [text, setText] = useState('')
  const [refusal, setRefusal] = useState('')
  const reason = text.trim()
  return (
    <Form>
      {children}
      <ReasonField label={label} hint={hint} value={text} onChange={setText} />
      {note}
      <Refusal text={refusal} />
      <Button
        isWide
        isRunning={isRunning}
        isOff={isOff || reason === ''}
        onTap={() => void onSend(reason).then(setRefusal)}
      >
        {button}
      </Button>
    </Form>
  )
}
