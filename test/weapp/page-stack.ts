/** The pages that are open, the one on top last, and the tabs that were left and will be shown again as they were. */
import { hasCustomTabBar, isTab, type Pack, tabBarPath } from './pack'
import { type Mounted, mountPage, type Page, type Query } from './page'

export interface PageStack {
  /** The page on top. */
  current(): Page
  pages(): Page[]
  open(route: string, query: Query): void
  closeTop(): void
  closeAll(): void
  /** Shows a tab: the one that sleeps, or a new one. The page that was open sleeps or is closed. */
  showTab(route: string): void
}

export interface PageStackParts extends Pick<Mounted, 'view' | 'faults'> {
  pack: Pack
  /** Runs the script of a page, which happens when it is opened for the first time. */
  register(component: string): void
}

export function createPageStack({ pack, register, ...parts }: PageStackParts): PageStack {
  const pages: Page[] = []
  const sleepingTabs = new Map<string, Page>()
  const stack: PageStack = {
    current() {
      const page = pages.at(-1)
      if (!page) throw new Error('no page is open')
      return page
    },
    pages: () => [...pages],
    open(route, query) {
      const tabBar = isTab(pack, route) && hasCustomTabBar(pack) ? { tabBar: tabBarPath } : {}
      register(route)
      mountPage({ ...parts, route, query, ...tabBar, onMade: (page) => void pages.push(page) })
    },
    closeTop: () => pages.pop()?.unload(),
    closeAll() {
      while (pages.length > 0) stack.closeTop()
      sleepingTabs.forEach((page) => page.unload())
      sleepingTabs.clear()
    },
    showTab(route) {
      const leaving = pages.pop()
      leaving?.hide()
      if (leaving && isTab(pack, leaving.route)) sleepingTabs.set(leaving.route, leaving)
      else leaving?.unload()
      const sleeping = sleepingTabs.get(route)
      sleepingTabs.delete(route)
      if (!sleeping) return stack.open(route, {})
      pages.push(sleeping)
      sleeping.show()
    },
  }
  return stack
}
