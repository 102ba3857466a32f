import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon, type IconName } from '../../../components/icon'
import { NavBar } from '../../../components/nav-bar'
import { Rim } from '../../../components/rim'
import styles from './verdict.module.scss'

interface VerdictProps {
  isGood: boolean
  /** In the bar at the top. */
  bar: string
  title: string
  line: string
  /** The line is what is to be read: an amount. */
  isLarge?: boolean
  icon?: IconName
  onBack: () => void
}

/** Green with a closed rim or red with a half open one, to be read at arm's length; no entrance, the queue is waiting. */
export function Verdict({ isGood, bar, title, line, isLarge, icon, onBack }: VerdictProps) {
  return (
    <View className={cx(isGood ? styles.good : styles.bad)}>
      <NavBar kind='screen' title={bar} isOverCover onBack={onBack} />
      <View className={cx(styles.verdict)}>
        <Rim share={isGood ? 1 : 0.5} size={104} tone='white'>
          <Icon name={icon ?? (isGood ? 'check' : 'close')} size={56} />
        </Rim>
        <View className={cx(styles.title)}>{title}</View>
        <View className={cx(isLarge ? styles.large : styles.line, 'num')}>{line}</View>
      </View>
    </View>
  )
}
