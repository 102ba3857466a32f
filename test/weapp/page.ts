/** One page on the phone: its root in the window, its life, and the tab bar below it. */
import { type Faults } from './faults'
import { type Root, type View } from './view-realm'

export type Query = Record<string, string>

/** What a page's script sees as `this`, as far as the phone itself touches it. */
export interface Caller {
  route: string
  __route__: string
  options: Query
  getTabBar(): unknown
  onLoad?(query: Query): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
}

export interface Page {
  route: string
  host: HTMLElement
  caller: Caller
  show(): void
  hide(): void
  unload(): void
}

export interface Mounted {
  view: View
  faults: Faults
  route: string
  query: Query
  /** Component that is drawn below the page. */
  tabBar?: string
  /** Called when the page exists and before anything of it is drawn: its components find it on the stack. */
  onMade(page: Page): void
}

type Moment = 'onShow' | 'onHide' | 'onReady' | 'onUnload'

/** Makes a page and tells its script what WeChat tells it, in WeChat's order. */
export function mountPage({ view, faults, route, query, tabBar, onMade }: Mounted): Page {
  const host = view.window.document.body.appendChild(view.window.document.createElement('div'))
  host.hidden = true
  const root = view.backend.createRoot('page', view.space, route)
  const roots = [root]
  // The framework's caller has the methods of the page's script, among them those WeChat calls.
  const caller = root.get() as unknown as Caller
  Object.assign(caller, { route, __route__: route, options: query, getTabBar: () => roots[1]?.get() })
  const tell = (moment: Moment) => faults.guard(`${route} ${moment}`, () => caller[moment]?.())
  const tellComponents = (moment: 'show' | 'hide') =>
    roots.forEach((each) => each.getComponent().triggerPageLifetime(moment, []))
  const page: Page = {
    route,
    host,
    caller,
    show() {
      if (!host.hidden) return
      host.hidden = false
      tell('onShow')
      tellComponents('show')
    },
    hide() {
      if (host.hidden) return
      host.hidden = true
      tell('onHide')
      tellComponents('hide')
    },
    unload() {
      tell('onUnload')
      roots.forEach((each) => each.release())
      host.remove()
    },
  }
  onMade(page)
  attach(view, host, root)
  if (tabBar !== undefined) {
    roots.push(view.backend.createRoot('tab-bar', view.space, tabBar))
    attach(view, host, roots[1]!)
  }
  faults.guard(`${route} onLoad`, () => caller.onLoad?.(query))
  page.show()
  view.window.setTimeout(() => tell('onReady'))
  return page
}

function attach(view: View, host: HTMLElement, root: Root): void {
  const placeholder = host.appendChild(view.window.document.createElement('div'))
  // In this window the framework's elements are the window's own.
  type Element = Parameters<Root['attach']>[0]
  root.attach(host as unknown as Element, placeholder as unknown as Element)
  root.getComponent().triggerLifetime('ready', [])
}
