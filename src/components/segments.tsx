import { View } from '@tarojs/components'
import { cx } from './cx'
import styles from './segments.module.scss'
import { Tap } from './tap'

interface SegmentsProps<N extends string> {
  segments: readonly { name: N; text: string }[]
  current: N
  onSegment: (name: N) => void
}

/** Two or three views that share the width of the screen. */
export function Segments<N extends string>({ segments, current, onSegment }: SegmentsProps<N>) {
  return (
    <View className={cx(styles.segments)}>
      {segments.map(({ name, text }) => (
        <Tap
          key={name}
          role='tab'
          className={cx('num', styles.segment, name === current && styles.on)}
          pressed={cx(styles.touched)}
          label={name === current ? `${text}，已选中` : text}
          onTap={() => onSegment(name)}
        >
          {text}
        </Tap>
      ))}
    </View>
  )
}
