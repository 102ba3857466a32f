/** A browser only: the tab bar and the switch of identities, beside the pages. */
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { TabShell } from '../custom-tab-bar/tab-shell'
import { tabs } from '../lib/navigation'
import { IdentitySwitch } from './identity-switch'
import { listenToKeys } from './keyboard'
import { preloadPages } from './preload'
import '../app.h5.scss'

export function mountShell(): void {
  const place = document.createElement('div')
  document.body.append(place)
  createRoot(place).render(<Shell />)
  listenToKeys()
  preloadPages()
}

function Shell() {
  const route = useRoute()
  return (
    <>
      {Object.values(tabs).some((tab) => tab === route) && <TabShell route={route} />}
      <IdentitySwitch isAtDesk={isWide(route)} />
    </>
  )
}

/** The operators' screens use the room of a desk. */
const isWide = (route: string) => route.startsWith('pages/operator/')

/** The page on top, by the address that the hash router writes. */
function useRoute(): string {
  const [route, setRoute] = useState('')
  useEffect(() => {
    const read = () => setRoute(routeOf(window.location.hash))
    read()
    window.addEventListener('hashchange', read)
    Taro.eventCenter.on('__taroRouterChange', read)
    return () => {
      window.removeEventListener('hashchange', read)
      Taro.eventCenter.off('__taroRouterChange', read)
    }
  }, [])
  return route
}

function routeOf(hash: string): string {
  return hash.replace(/^#\/?/, '').replace(/\?.*$/, '') || tabs.home
}
