/** Fetches every page while the first one is looked at, so that a tab never opened before opens offline as well. */
interface Route {
  load(context: object, params: object): [Promise<unknown>, ...unknown[]]
}

declare global {
  interface Window {
    /** Taro's own list of pages in a browser, with the way to fetch each. */
    __taroAppConfig?: { routes?: Route[] }
  }
}

/** The first page comes first. */
const waitMs = 1000

export function preloadPages(): void {
  setTimeout(() => {
    for (const route of window.__taroAppConfig?.routes ?? []) {
      const [page] = route.load({}, {})
      // Without a network now it is asked for again when somebody goes there.
      page.catch(() => undefined)
    }
  }, waitMs)
}
