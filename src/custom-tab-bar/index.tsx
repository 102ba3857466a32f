import Taro from '@tarojs/taro'
import { useState } from 'react'
import { TabShell } from './tab-shell'

/** WeChat makes one of these for every tab; each belongs to the page that is on top when it is made. */
export default function CustomTabBar() {
  const [route] = useState(() => {
    const pages = Taro.getCurrentPages()
    return pages[pages.length - 1]?.route ?? ''
  })
  return <TabShell route={route} />
}
