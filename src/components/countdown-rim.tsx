import { View } from '@tarojs/components'
import { Rim } from './rim'
import styles from './countdown-rim.module.scss'
import { cx } from './cx'

interface CountdownRimProps {
  secondsLeft: number
  secondsMax: number
}

/** The seconds that are left, in figures and as a rim that opens. */
export function CountdownRim({ secondsLeft, secondsMax }: CountdownRimProps) {
  return (
    <Rim share={secondsLeft / secondsMax} size={34} tone='paper' isCountdown>
      <View className={cx(styles.seconds, 'num')}>{secondsLeft}</View>
    </Rim>
  )
}
