import { Textarea, View } from '@tarojs/components'
import { cx } from './cx'
import styles from './field.module.scss'

interface LongFieldProps {
  label: string
  value: string
  hint?: string
  maxLength: number
  onChange: (value: string) => void
}

/** Some lines to be filled in, their name above them. */
export function LongField({ label, value, hint = '', maxLength, onChange }: LongFieldProps) {
  return (
    <View className={cx(styles.field)}>
      <View className='cap'>{label}</View>
      <View className={cx(styles.box, styles.long)}>
        <Textarea
          className={cx(styles.input, styles.lines)}
          value={value}
          maxlength={maxLength}
          placeholder={hint}
          placeholderClass={cx(styles.placeholder)}
          ariaLabel={label}
          onInput={({ detail }) => onChange(detail.value)}
        />
      </View>
    </View>
  )
}
