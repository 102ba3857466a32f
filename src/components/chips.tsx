import { View } from '@tarojs/components'
import { cx } from './cx'
import styles from './chips.module.scss'
import { Tap } from './tap'

interface ChipsProps<N extends string> {
  chips: readonly { name: N; text: string }[]
  current: N
  onChip: (name: N) => void
  /** Many of them: one line that is moved by the finger. */
  isScrolling?: boolean
  /** Where the frame around it has the gutter of a screen already. */
  isFlush?: boolean
}

/** One of a few views on the same list. */
export function Chips<N extends string>({ chips, current, onChip, isScrolling, isFlush }: ChipsProps<N>) {
  return (
    <View className={cx(styles.chips, isScrolling && styles.scrolling, isFlush && styles.flush)}>
      {chips.map(({ name, text }) => (
        <Tap
          key={name}
          role='tab'
          className={cx(styles.chip, name === current && styles.on)}
          pressed={cx(styles.touched)}
          label={name === current ? `${text}，已选中` : text}
          onTap={() => onChip(name)}
        >
          {text}
        </Tap>
      ))}
    </View>
  )
}
