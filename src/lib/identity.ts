/** Who the browser is for the local cloud. WeChat knows the person by itself: identity.weapp.ts. */
import Taro from '@tarojs/taro'

export interface DemoIdentity {
  openid: string
  label: string
  role: 'member' | 'newcomer' | 'staff' | 'operator'
  note: string
}

const key = 'siyu.openid'
let listing: Promise<DemoIdentity[]> | null = null

export function listIdentities(): Promise<DemoIdentity[]> {
  listing ??= fetch('/demo/identities.json')
    .then((reply) => (reply.ok ? reply.json() : { identities: [] }))
    // The file is written by the start of the local cloud in this very shape.
    .then((file: { identities: DemoIdentity[] }) => file.identities)
    .catch(() => [])
  return listing
}

/** The chosen person; before any choice the first demo member, and without demo members a new visitor. */
export async function currentOpenid(): Promise<string> {
  const chosen = Taro.getStorageSync<string>(key)
  if (chosen) return chosen
  const [first] = await listIdentities()
  return choose(first?.openid ?? freshOpenid())
}

export function choose(openid: string): string {
  Taro.setStorageSync(key, openid)
  return openid
}

/** Who opens an invitation in a browser that knows nobody yet is a new visitor, and none of the demo members. */
export function greetVisitor(): void {
  if (!identityKey()) choose(freshOpenid())
}

/** Never all digits: the cloud turns such environment values into numbers. */
export function freshOpenid(): string {
  return `oVisitor${Math.random().toString(36).slice(2, 12)}`
}

/** Keeps what one person saw out of what the next one sees. */
export function identityKey(): string {
  return Taro.getStorageSync<string>(key) || ''
}
