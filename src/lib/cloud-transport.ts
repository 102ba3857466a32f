/** How a browser reaches the functions: the local cloud's HTTP door. On WeChat see cloud-transport.weapp.ts. */
import { currentOpenid } from './identity'

/** What came back: a body, or nothing that can be trusted. `offline`: it may never have arrived. */
export type Delivery = { arrived: true; body: unknown } | { arrived: false; isOffline: boolean }

const timeoutMs = 12_000

export async function send(name: string, event: object): Promise<Delivery> {
  const openid = await currentOpenid()
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), timeoutMs)
  try {
    const reply = await fetch(`/invoke/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-openid': openid },
      body: JSON.stringify(event),
      signal: stop.signal,
    })
    return reply.ok ? { arrived: true, body: await reply.json() } : { arrived: false, isOffline: false }
  } catch {
    return { arrived: false, isOffline: true }
  } finally {
    clearTimeout(timer)
  }
}

/** The local cloud needs no start. */
export function startCloud(): void {}
