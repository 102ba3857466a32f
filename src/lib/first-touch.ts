/** Where a person came from the very first time; kept on the phone until it is told to the cloud on joining. */
import Taro from '@tarojs/taro'
import type { FirstTouch } from '../domain/member'
import { identityKey } from './identity'

const place = () => `siyu.first-touch|${identityKey()}`
const kinds = ['inviter', 'live', 'channel', 'store', 'group'] as const

/** What the cloud takes as an id: visible ASCII. */
const readable = /^[!-~]{1,64}$/

/** WeChat's own numbers for "opened from a card in a group chat". */
const groupScenes = [1044, 1158, 1185]

/** Reads the way in from the query of the entry: `?channel=…`, also packed into the `scene` of a QR code. */
export function touchOf(query: Record<string, string | undefined>, scene = 0): FirstTouch {
  const all = { ...unpack(query['scene'] ?? ''), ...query }
  for (const kind of kinds) {
    const id = all[kind]
    if (id && readable.test(id)) return { kind, id }
  }
  return { kind: groupScenes.includes(scene) ? 'group' : 'direct' }
}

/** The first way in that says more than "direct" stays, also when the person comes back another way. */
export function rememberTouch(query: Record<string, string | undefined>, scene?: number): void {
  if (Taro.getStorageSync<FirstTouch | ''>(place())) return
  const touch = touchOf(query, scene)
  if (touch.kind !== 'direct') Taro.setStorageSync(place(), touch)
}

export function firstTouch(): FirstTouch {
  return Taro.getStorageSync<FirstTouch | ''>(place()) || { kind: 'direct' }
}

/** `a=1&b=2` as an object; a mini-program has no URLSearchParams. What cannot be read says nothing. */
function unpack(scene: string): Record<string, string | undefined> {
  try {
    const pairs = decodeURIComponent(scene).split('&')
    return Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.split('=')[1]]))
  } catch {
    return {}
  }
}
