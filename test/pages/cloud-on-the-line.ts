/** What lies between the phone and the cloud: answers as told, counts what was sent, loses it when asked to. */
import { phone } from './stubs/taro'
import { forgetAll } from '../../src/lib/seen'

export interface Sent {
  action: string
  event: Record<string, unknown>
}

type Answer = unknown | ((event: Record<string, unknown>) => unknown)

/** An answer that never comes. */
export const silence = Symbol('silence')
/** The request may have arrived; its answer did not. */
export const lost = Symbol('lost')

export const value = (found: unknown) => ({ ok: true, value: found })
export const refusal = (code: string, message: string) => ({ ok: false, code, message })

const answers = new Map<string, Answer[]>()
export const sent: Sent[] = []

/** The cloud answers an action in this order; the last answer stays. */
export function answering(action: string, ...inOrder: Answer[]): void {
  answers.set(action, inOrder)
}

/** Everything as on a phone that was just taken out of its box. */
export function freshPhone(): void {
  answers.clear()
  sent.length = 0
  phone.forget()
  phone.storage.set('siyu.openid', 'oAlice')
  forgetAll()
  process.env.TARO_ENV = 'h5'
  globalThis.fetch = carry
}

async function carry(url: RequestInfo | URL, request?: RequestInit): Promise<Response> {
  const name = String(url).replace('/invoke/', '')
  const event = JSON.parse(String(request?.body ?? '{}')) as Record<string, unknown>
  const action = `${name}.${String(event['action'])}`
  sent.push({ action, event })
  const answer = next(action)
  const found = typeof answer === 'function' ? (answer as (event: object) => unknown)(event) : answer
  if (found === silence) return new Promise(() => undefined)
  if (found === lost) throw new TypeError('Failed to fetch')
  // The screens read nothing else of a response.
  return { ok: true, json: async () => JSON.parse(JSON.stringify(found)) as unknown } as Response
}

function next(action: string): Answer {
  const inOrder = answers.get(action)
  if (!inOrder) throw new Error(`nobody told the cloud what to answer to ${action}`)
  return inOrder.length > 1 ? inOrder.shift() : inOrder[0]
}

export function sentTo(action: string): Record<string, unknown>[] {
  return sent.filter((one) => one.action === action).map(({ event }) => event)
}
