import { View } from '@tarojs/components'
import { largeType } from '../components/large-type'
import { TabBar } from '../components/tab-bar'
import { closeCodeSheet, openCodeSheet, useCodeSheet } from '../lib/code-sheet'
import { goTab, type TabName, tabs } from '../lib/navigation'
import { useTabCover } from '../lib/tab-cover'
import { CodeSheet } from './code-sheet'

const shown = [
  { name: 'home', text: '首页', icon: 'home' },
  { name: 'rewards', text: '好礼', icon: 'gift' },
  { name: 'wallet', text: '卡券', icon: 'ticket' },
  { name: 'me', text: '我的', icon: 'user' },
] as const

/** The tab bar of one tab, and the member code over it. */
export function TabShell({ route }: { route: string }) {
  const isCovered = useTabCover()
  const isCodeOpen = useCodeSheet(route)
  const current = shown.find(({ name }) => tabs[name] === route)?.name ?? ''
  return (
    <View className={largeType()}>
      <TabBar
        tabs={shown}
        current={current}
        isAway={isCovered}
        // The bar only knows the names that it was given above.
        onTab={(name) => name !== current && goTab(name as TabName)}
        onCode={() => openCodeSheet(route)}
      />
      {/* A place of its own: opening sends the sheet alone, not the bar beside it. */}
      <View>{isCodeOpen && <CodeSheet onClose={closeCodeSheet} />}</View>
    </View>
  )
}
