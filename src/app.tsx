import './app.scss'
import { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startCloud } from './lib/cloud-transport'
import { rememberTouch } from './lib/first-touch'
import { startAt, tabs } from './lib/navigation'
import { mountShell } from './shell/mount'

export default function App({ children }: PropsWithChildren) {
  useLaunch(({ query, scene }) => {
    startCloud()
    rememberTouch(query ?? {}, scene)
    mountShell()
  })
  // An old link may name a screen that is gone.
  usePageNotFound(() => startAt(tabs.home))
  return children
}
