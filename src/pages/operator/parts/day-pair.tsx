import { Field } from '../../../components/field'
import { Pair } from './pair'

interface DayPairProps {
  texts: { from: string; to: string }
  /** A last day as it is written. */
  hint: string
  set: (name: 'from' | 'to') => (text: string) => void
}

/** From one Beijing day to another, both included. */
export function DayPair({ texts: { from, to }, hint, set }: DayPairProps) {
  return (
    <Pair>
      <Field label='第一天' value={from} hint='2026-11-21' maxLength={10} onChange={set('from')} />
      <Field label='最后一天' value={to} hint={hint} maxLength={10} onChange={set('to')} />
    </Pair>
  )
}
