/** A till at the door of a running cloud: what it must know, and how it proves who it is. */
import { createHmac } from 'node:crypto'

export interface CloudInReach {
  url: string
  /** The cloud's clock, ms since 1970. */
  clock: { now(): number }
  secrets: Record<string, string>
}

/** The headers that prove to the order door who sent this body, by the cloud's clock. */
export function signatureOf(cloud: CloudInReach, body: string): Record<string, string> {
  const timestamp = String(Math.floor(cloud.clock.now() / 1000))
  const secret = cloud.secrets['SIYU_INGRESS_SECRET'] ?? process.env['SIYU_INGRESS_SECRET'] ?? ''
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  return { 'content-type': 'application/json', 'x-siyu-timestamp': timestamp, 'x-siyu-signature': signature }
}
