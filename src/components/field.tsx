import { Input, View } from '@tarojs/components'
import { cx } from './cx'
import styles from './field.module.scss'

interface FieldProps {
  label: string
  value: string
  hint?: string
  maxLength?: number
  /** Which keyboard; WeChat offers its own name above that of a nickname. */
  kind?: 'text' | 'number' | 'nickname'
  onChange: (value: string) => void
  /** The key of the keyboard that sends. */
  onSend?: () => void
}

/** A line to be filled in, its name above it. */
export function Field({
  label,
  value,
  hint = '',
  maxLength = 40,
  kind = 'text',
  onChange,
  onSend,
}: FieldProps) {
  return (
    <View className={cx(styles.field)}>
      <View className='cap'>{label}</View>
      <View className={cx(styles.box)}>
        <Input
          className={cx(styles.input)}
          type={kind}
          value={value}
          maxlength={maxLength}
          placeholder={hint}
          placeholderClass={cx(styles.placeholder)}
          ariaLabel={label}
          cursorSpacing={96}
          onConfirm={() => onSend?.()}
          onInput={({ detail }) => onChange(detail.value)}
        />
      </View>
    </View>
  )
}
