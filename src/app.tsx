import './app.scss'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startCloud } from './lib/cloud-transport'
import { rememberTouch } from './lib/first-touch'
import { mountShell } from './shell/mount'

export default function App({ children }: PropsWithChildren) {
  useLaunch(({ query, scene }) => {
    startCloud()
    rememberTouch(query ?? {}, scene)
    mountShell()
  })
  return children
}
