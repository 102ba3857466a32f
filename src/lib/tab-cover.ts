/** Whether a sheet of a page lies over the tab bar: a browser would draw the bar on top of it. */
import { useSyncExternalStore } from 'react'

let isCovered = false
const listeners = new Set<() => void>()

function set(next: boolean): void {
  isCovered = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Takes the tab bar away; answers how to bring it back. */
export function coverTabs(): () => void {
  set(true)
  return () => set(false)
}

export function useTabCover(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isCovered,
    () => false,
  )
}
