/** The last good answer of each query: shown at once on coming back, and when the network is gone. */
import Taro from '@tarojs/taro'
import { identityKey } from './identity'

export interface Seen<V> {
  value: V
  seenAt: number
}

const seen = new Map<string, Seen<unknown>>()

export function keyOf(name: string, action: string, input: object): string {
  return `${identityKey()}|${name}.${action}|${JSON.stringify(input)}`
}

export function lastSeen<V>(key: string): Seen<V> | undefined {
  // A key names one action, and only answers of that action are remembered under it.
  return seen.get(key) as Seen<V> | undefined
}

export function remember<V>(key: string, found: Seen<V>): void {
  seen.set(key, found)
}

/** Another person looks at this phone now. */
export function forgetAll(): void {
  seen.clear()
}

const shelf = 'siyu.seen|'

/** For the first screen: kept over the end of the app, so that a start without a network shows something. */
export function keepOnPhone<V>(key: string, found: Seen<V>): void {
  void Taro.setStorage({ key: shelf + key, data: found }).catch(() => undefined)
}

export async function fetchFromPhone<V>(key: string): Promise<Seen<V> | undefined> {
  try {
    const { data: found } = await Taro.getStorage<Seen<V>>({ key: shelf + key })
    return found
  } catch {
    return undefined
  }
}
