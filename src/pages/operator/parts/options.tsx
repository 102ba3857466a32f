import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Tap } from '../../../components/tap'
import styles from './options.module.scss'

interface OptionsProps {
  name: string
  options: readonly { name: string; text: string }[]
  /** The chosen one, or some with 、 between them. */
  text: string
  isMany?: boolean
  onText: (text: string) => void
}

/** One of a few, or some of them. */
export function Options({ name, options, text, isMany = false, onText }: OptionsProps) {
  // No choice may be one of them: 不送.
  const chosen = isMany ? text.split('、').filter((one) => one !== '') : [text]
  const choose = (one: string) => {
    if (!isMany) return onText(one)
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
    // In the order in which they are offered, so that the same choice is the same text.
    onText(options.flatMap((option) => (next.includes(option.name) ? [option.name] : [])).join('、'))
  }
  return (
    <View className={cx(styles.options)}>
      {options.map((option) => {
        const isOn = chosen.includes(option.name)
        return (
          <Tap
            key={option.name}
            className={cx(styles.option, isOn && styles.on)}
            pressed={cx(styles.touched)}
            label={`${name} ${option.text}${isOn ? '，已选中' : ''}`}
            onTap={() => choose(option.name)}
          >
            {option.text}
          </Tap>
        )
      })}
    </View>
  )
}
