/** Whether the member code is shown, and over which tab; every tab has a tab bar of its own that may show it. */
import { useSyncExternalStore } from 'react'

let openOver: string | null = null
const listeners = new Set<() => void>()

function set(route: string | null): void {
  openOver = route
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function openCodeSheet(route: string): void {
  set(route)
}

export function closeCodeSheet(): void {
  set(null)
}

export function useCodeSheet(route: string): boolean {
  return useSyncExternalStore(
    subscribe,
    () => openOver === route,
    () => false,
  )
}
