/** The five ways to move between pages, with the rules by which WeChat refuses one. */
import { isTab, type Pack } from './pack'
import type { Query } from './page'
import type { PageStack } from './page-stack'

interface Address {
  url: string
}

export interface Navigation {
  navigateTo(options: Address): void
  redirectTo(options: Address): void
  reLaunch(options: Address): void
  switchTab(options: Address): void
  navigateBack(options: { delta?: number }): void
}

const depthMax = 10

export function createNavigation(pack: Pack, stack: PageStack): Navigation {
  const depth = () => stack.pages().length
  return {
    navigateTo({ url }) {
      const { route, query } = destinationOf(pack, url)
      if (isTab(pack, route)) throw new Error('can not navigateTo a tabbar page')
      if (depth() >= depthMax) throw new Error('webview count limit exceed')
      stack.current().hide()
      stack.open(route, query)
    },
    redirectTo({ url }) {
      const { route, query } = destinationOf(pack, url)
      if (isTab(pack, route)) throw new Error('can not redirectTo a tabbar page')
      stack.closeTop()
      stack.open(route, query)
    },
    reLaunch({ url }) {
      const { route, query } = destinationOf(pack, url)
      stack.closeAll()
      stack.open(route, query)
    },
    switchTab({ url }) {
      const { route } = destinationOf(pack, url)
      if (!isTab(pack, route)) throw new Error('can not switch to no-tabBar page')
      while (depth() > 1) stack.closeTop()
      if (stack.current().route === route) stack.current().show()
      else stack.showTab(route)
    },
    navigateBack({ delta = 1 }) {
      if (depth() < 2) throw new Error('cannot navigate back at first page')
      for (let left = delta; left > 0 && depth() > 1; left--) stack.closeTop()
      stack.current().show()
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
