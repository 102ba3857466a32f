import './app.scss'
import Taro, { useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { startCloud } from './lib/cloud-transport'
import { rememberTouch, touchOf } from './lib/first-touch'
import { greetVisitor } from './lib/identity'
import { startAt, tabs } from './lib/navigation'
import { mountShell } from './shell/mount'

interface Entry {
  query?: Record<string, string | undefined>
  scene?: number
}

function noteTouch({ query = {}, scene }: Entry): void {
  if (touchOf(query).kind !== 'direct') greetVisitor()
  rememberTouch(query, scene)
}

export default function App({ children }: PropsWithChildren) {
  useLaunch(({ query, scene }) => {
    startCloud()
    noteTouch({ query, scene })
    // A mini-program that was left open is not launched again by a card in a chat.
    Taro.onAppShow(noteTouch)
    mountShell()
  })
  // An old link may name a screen that is gone.
  usePageNotFound(() => startAt(tabs.home))
  return children
}
