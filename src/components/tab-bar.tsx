import { View } from '@tarojs/components'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import styles from './tab-bar.module.scss'
import { Tap } from './tap'

export interface Tab {
  name: string
  text: string
  icon: IconName
}

interface TabBarProps {
  tabs: readonly Tab[]
  current: string
  /** A sheet of the page lies where it stands. */
  isAway: boolean
  onTab: (name: string) => void
  onCode: () => void
}

/** Two tabs, the code under the thumb, two tabs. */
export function TabBar({ tabs, current, isAway, onTab, onCode }: TabBarProps) {
  const [left, right] = [tabs.slice(0, 2), tabs.slice(2)]
  const draw = (tab: Tab) => (
    <Tap
      key={tab.name}
      role='tab'
      className={cx(styles.tab, tab.name === current && styles.on)}
      pressed={cx(styles.touched)}
      label={tab.name === current ? `${tab.text}，已选中` : tab.text}
      onTap={() => onTab(tab.name)}
    >
      <Icon name={tab.icon} size={24} />
      <View>{tab.text}</View>
    </Tap>
  )
  return (
    <View className={cx(styles.bar, isAway && styles.away)}>
      {left.map(draw)}
      <Tap
        className={cx(styles.tab, styles.middle)}
        pressed={cx(styles.touched)}
        label='会员码'
        onTap={onCode}
      >
        <View className={cx(styles.code)}>
          <Icon name='qr' size={26} />
        </View>
        <View>会员码</View>
      </Tap>
      {right.map(draw)}
    </View>
  )
}
