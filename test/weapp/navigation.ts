/** The stack of pages and the five ways to move in it, with the rules by which WeChat refuses one. */
import { hasCustomTabBar, isTab, type Pack, tabBarPath } from './pack'
import { type Mounted, mountPage, type Page, type Query } from './page'

export interface Navigation {
  current(): Page
  pages(): Page[]
  navigateTo(options: { url: string }): void
  redirectTo(options: { url: string }): void
  reLaunch(options: { url: string }): void
  switchTab(options: { url: string }): void
  navigateBack(options: { delta?: number }): void
}

export interface NavigationParts extends Pick<Mounted, 'view' | 'faults'> {
  pack: Pack
  register(component: string): void
}

const depthMax = 10

export function createNavigation({ pack, register, ...parts }: NavigationParts): Navigation {
  const stack: Page[] = []
  const sleepingTabs = new Map<string, Page>()

  const current = () => {
    const page = stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }
  const open = (route: string, query: Query): void => {
    const tabBar = isTab(pack, route) && hasCustomTabBar(pack) ? { tabBar: tabBarPath } : {}
    register(route)
    mountPage({ ...parts, route, query, ...tabBar, onMade: (page) => void stack.push(page) })
  }
  const closeTop = () => stack.pop()?.unload()

  return {
    current,
    pages: () => [...stack],
    navigateTo({ url }) {
      const { route, query } = destinationOf(pack, url)
      if (isTab(pack, route)) throw new Error('can not navigateTo a tabbar page')
      if (stack.length >= depthMax) throw new Error('webview count limit exceed')
      current().hide()
      open(route, query)
    },
    redirectTo({ url }) {
      const { route, query } = destinationOf(pack, url)
      if (isTab(pack, route)) throw new Error('can not redirectTo a tabbar page')
      closeTop()
      open(route, query)
    },
    reLaunch({ url }) {
      const { route, query } = destinationOf(pack, url)
      while (stack.length > 0) closeTop()
      sleepingTabs.forEach((page) => page.unload())
      sleepingTabs.clear()
      open(route, query)
    },
    switchTab({ url }) {
      const { route } = destinationOf(pack, url)
      if (!isTab(pack, route)) throw new Error('can not switch to no-tabBar page')
      while (stack.length > 1) closeTop()
      if (stack[0]?.route === route) return
      const leaving = stack.pop()
      leaving?.hide()
      if (leaving && isTab(pack, leaving.route)) sleepingTabs.set(leaving.route, leaving)
      else leaving?.unload()
      const sleeping = sleepingTabs.get(route)
      sleepingTabs.delete(route)
      if (!sleeping) return open(route, {})
      stack.push(sleeping)
      sleeping.show()
    },
    navigateBack({ delta = 1 }) {
      if (stack.length < 2) throw new Error('cannot navigate back at first page')
      for (let left = delta; left > 0 && stack.length > 1; left--) closeTop()
      current().show()
    },
  }
}

function destinationOf(pack: Pack, url: string): { route: string; query: Query } {
  const [address = '', search = ''] = url.split('?')
  const route = address.replace(/^\//, '')
  if (!pack.pages.includes(route)) throw new Error(`page "${route}" is not found`)
  return { route, query: queryOf(search) }
}

/** WeChat hands a page its parameters as they were written, still encoded. */
function queryOf(search: string): Query {
  const pairs = search.split('&').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    }),
  )
}
