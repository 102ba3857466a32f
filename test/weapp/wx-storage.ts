/** What the phone keeps for a mini-program, as JSON text, so that nobody holds on to what was kept. */
import type { Bridge } from './logic-realm'
import { type createWxApi } from './wx-api'

export function createWxStorage(bridge: Bridge, api: ReturnType<typeof createWxApi>) {
  const kept = new Map<string, string>()
  const read = (key: string): unknown => JSON.parse(kept.get(key) ?? '""')
  const keep = (key: string, value: unknown) => void kept.set(key, JSON.stringify(value))
  return {
    getStorageSync: (key: string) => bridge.clone(read(key)),
    setStorageSync: keep,
    removeStorageSync: (key: string) => void kept.delete(key),
    getStorage: api('getStorage', ({ key }) => {
      if (!kept.has(String(key))) throw new Error('data not found')
      return { data: read(String(key)) }
    }),
    setStorage: api('setStorage', ({ key, data }) => {
      keep(String(key), data)
      return {}
    }),
    removeStorage: api('removeStorage', ({ key }) => {
      kept.delete(String(key))
      return {}
    }),
  }
}
