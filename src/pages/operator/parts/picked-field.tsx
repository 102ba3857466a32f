import { Input, type InputProps, Picker, View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import styles from './picked-field.module.scss'

interface PickedFieldProps {
  /** What it is of, as a screen reader says it. */
  label: string
  kind: 'date' | 'time'
  /** 2026-11-21, or 20:00; of a time set elsewhere the seconds too. */
  value: string
  /** What stands in it while nothing is chosen. */
  hint: string
  onChange: (value: string) => void
}

interface Picked {
  detail: { value: string }
}

/** A Beijing day, or a time of day: chosen with WeChat's wheel, or with the browser's own calendar. */
export function PickedField(props: PickedFieldProps) {
  return process.env.TARO_ENV === 'weapp' ? <Wheel {...props} /> : <BrowserField {...props} />
}

function Wheel({ label, kind, value, hint, onChange }: PickedFieldProps) {
  return (
    <Picker mode={kind} value={value} onChange={({ detail }: Picked) => onChange(detail.value)}>
      <View className={cx(styles.box, 'num')} ariaLabel={label}>
        {value || <View className={cx(styles.hint)}>{hint}</View>}
      </View>
    </Picker>
  )
}

function BrowserField({ label, kind, value, onChange }: PickedFieldProps) {
  return (
    <View className={cx(styles.box)}>
      <Input
        className={cx(styles.input, 'num')}
        // Taro hands it to the browser as it is; its types know WeChat's keyboards only.
        type={kind as NonNullable<InputProps['type']>}
        value={value}
        ariaLabel={label}
        onInput={({ detail }) => onChange(detail.value)}
      />
    </View>
  )
}
