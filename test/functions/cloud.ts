/** Siyu's built functions on a local cloud of their own, as phones, tills and clerks reach them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sign } from '../../cloudfunctions/lib/signature'
import { build } from '../../config/build'
import { requestIdFrom } from '../../config/lib/request-id'
import { builtCloud, secretNames } from '../../config/lib/siyu-cloud'
import { type Cloud, startCloud } from '../../local-cloud'
import { DAY_MS, MINUTE_MS } from '../../src/domain/calendar'
import { defaultSettings } from '../../src/domain/settings'
import { at } from '../domain/given'

/** A reply as it came over the wire; a test knows what it asked for. */
export type Wire = ReturnType<typeof JSON.parse>

export interface Phone {
  openid: string
  /** Sends an action; commands get a request id of their own unless one is given. */
  call(name: string, action: string, input?: object): Promise<Wire>
  command(name: string, action: string, input?: object): Promise<Wire>
  join(input?: object): Promise<Wire>
}

export interface Shop {
  cloud: Cloud
  as(openid: string): Phone
  /** Database calls of the last call that was made. */
  calls(): number
  requestId(): string
  /** Sends orders as a till does. */
  sell(orders: object[], signing?: Partial<{ secret: string; at: number; timestamp: string }>): Promise<Wire>
  /** Days go by; the timer finds what fell due, and a minute later whom to tell of it. */
  daysLater(days: number): Promise<void>
  /** Everything in a collection. */
  all(collection: string): Promise<Wire[]>
  stop(): Promise<void>
}

export const accept = {
  privacy: defaultSettings.brand.privacyVersion,
  rules: defaultSettings.brand.rulesVersion,
}

// A function's first call starts a worker, and the machine may be busy with other suites.
jest.setTimeout(180_000)

let counted = 0

/** A request id made at a moment; no two are the same. */
export function ulid(moment: number): string {
  counted += 1
  return requestIdFrom(moment, counted.toString(16))
}

export async function openShop(beijing: string, env: Record<string, string> = {}): Promise<Shop> {
  await build(['functions'])
  const dataDir = mkdtempSync(path.join(tmpdir(), 'siyu-functions-'))
  const cloud = await startCloud({
    ...builtCloud(dataDir),
    secrets: secretNames.filter((name) => !(name in env)),
    env,
    clock: { at: at(beijing), stands: true },
    timers: false,
  })
  let lastCalls = 0
  const ask = async (door: string, init: RequestInit): Promise<Wire> => {
    const response = await fetch(cloud.url + door, { method: 'POST', ...init })
    lastCalls = Number(response.headers.get('x-cloud-database-calls'))
    return response.json()
  }
  const shop: Shop = {
    cloud,
    calls: () => lastCalls,
    requestId: () => ulid(cloud.clock.now()),
    as: (openid) => phoneOf(openid, shop, ask),
    sell(
      orders,
      { secret = cloud.secrets.SIYU_INGRESS_SECRET ?? '', at = cloud.clock.now(), timestamp } = {},
    ) {
      const body = JSON.stringify({ orders })
      const time = timestamp ?? String(Math.floor(at / 1000))
      const headers = { 'x-siyu-timestamp': time, 'x-siyu-signature': sign(secret, time, body) }
      return ask('/http/ingress', { headers, body })
    },
    async daysLater(days) {
      for (const later of [days * DAY_MS, MINUTE_MS]) {
        await cloud.clock.forwardTo(cloud.clock.now() + later)
        await cloud.fireTimer('timer', 'tick')
      }
    },
    all: (collection) => allOf(cloud.url, collection),
    async stop() {
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return shop
}

async function allOf(url: string, collection: string, skip = 0): Promise<Wire[]> {
  const page = await fetch(`${url}/console/api/documents?collection=${collection}&skip=${skip}&limit=100`)
  const documents: Wire[] = await page.json()
  return documents.length < 100 ? documents : [...documents, ...(await allOf(url, collection, skip + 100))]
}

function phoneOf(openid: string, shop: Shop, ask: (door: string, init: RequestInit) => Promise<Wire>): Phone {
  const call = (name: string, action: string, input: object = {}) =>
    ask(`/invoke/${name}`, { headers: { 'x-openid': openid }, body: JSON.stringify({ action, ...input }) })
  const command = (name: string, action: string, input: object = {}) =>
    call(name, action, { requestId: shop.requestId(), ...input })
  return { openid, call, command, join: (input = {}) => command('member', 'join', { accept, ...input }) }
}
