import { View } from '@tarojs/components'
import { cx } from '../../../components/cx'
import { Icon, type IconName } from '../../../components/icon'
import { NavBar } from '../../../components/nav-bar'
import { Rim } from '../../../components/rim'
import styles from './identify.module.scss'

interface VerdictProps {
  isGood: boolean
  /** In the bar at the top. */
  bar: string
  title: string
  line: string
  icon?: IconName
  onBack: () => void
}

/** Green with a closed rim or red with a half open one, to be read at arm's length; no entrance, the queue is waiting. */
export function Verdict({ isGood, bar, title, line, icon, onBack }: VerdictProps) {
  return (
    <View className={cx(isGood ? styles.good : styles.bad)}>
      <NavBar kind='screen' title={bar} isOverCover onBack={onBack} />
      <View className={cx(styles.verdict)}>
        <Rim share={isGood ? 1 : 0.5} size={104} tone='white'>
          <Icon name={icon ?? (isGood ? 'check' : 'close')} size={56} />
        </Rim>
        <View className={cx(styles.title)}>{title}</View>
        <View className={cx(styles.line, 'num')}>{line}</View>
      </View>
    </View>
  )
}

/** Names and what they are, a line each; a sheet is a card already. */
export function Facts({ rows, isInset }: { rows: [string, string][]; isInset?: boolean }) {
  return (
    <View className={cx(isInset ? 'inset' : 'card', styles.facts)}>
      {rows.map(([name, text]) => (
        <View key={name} className={cx(styles.fact)}>
          <View className='c-2'>{name}</View>
          <View className='b num tr'>{text}</View>
        </View>
      ))}
    </View>
  )
}
