/** The whole cloud is killed under load, three times: what was answered stands, once, and what was not can be sent again. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sign } from '../../cloudfunctions/lib/signature'
import { build } from '../../config/build'
import { builtCloud } from '../../config/lib/siyu-cloud'
import { accept, ulid, type Wire } from './cloud'

const host = path.join(__dirname, '../../config/bench/cloud-host.ts')
const kills = 3
const ordersOfRound = 100
const senders = 12
const buyers = 20

interface Running {
  child: ChildProcess
  ended: Promise<unknown>
  url: string
  secret: string
}

let dataDir: string
let running: Running
beforeAll(async () => {
  await build(['functions'])
  dataDir = mkdtempSync(path.join(tmpdir(), 'siyu-kill-'))
})
afterAll(async () => {
  await kill()
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(): Promise<void> {
  const order = JSON.stringify({ ...builtCloud(dataDir), timers: false })
  const child = fork(host, [order], { execArgv: ['--import', 'tsx'], stdio: 'inherit' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const { url, secrets } = await new Promise<Wire>((resolve) => child.once('message', resolve))
  running = { child, ended, url, secret: secrets.SIYU_INGRESS_SECRET }
}

async function kill(): Promise<void> {
  running.child.kill('SIGKILL')
  await running.ended
}

interface Sent {
  id: string
  /** Whether the cloud answers that it is done; false where it has gone. */
  send(): Promise<boolean>
}

async function isDone(url: string, init: RequestInit): Promise<boolean> {
  try {
    const reply: Wire = await (await fetch(url, { method: 'POST', ...init })).json()
    return reply.ok && (reply.value.orders ?? []).every((order: Wire) => order.ok)
  } catch {
    return false
  }
}

function order(place: number, paidAt: number): Sent {
  const orderId = `order-${place}`
  const when = new Date(paidAt).toISOString()
  const sold = { orderId, source: 'till', openid: `buyer-${place % buyers}`, paidFen: 700, paidAt: when }
  const body = JSON.stringify({ orders: [sold] })
  return {
    id: orderId,
    send() {
      const { url, secret } = running
      const time = String(Math.floor(Date.now() / 1000))
      const headers = { 'x-siyu-timestamp': time, 'x-siyu-signature': sign(secret, time, body) }
      return isDone(`${url}/http/ingress`, { headers, body })
    },
  }
}

function tap(openid: string, [name, event]: [string, object]): Sent {
  const body = JSON.stringify({ ...event, requestId: ulid(Date.now()), repeat: true })
  const headers = { 'x-openid': openid }
  return { id: openid, send: () => isDone(`${running.url}/invoke/${name}`, { headers, body }) }
}

/** Sends them from several senders, and kills the cloud after so many answers. Answers the ids of those that were done. */
async function sendAll(all: Sent[], killAfter = Infinity): Promise<string[]> {
  const waiting = [...all]
  const done: string[] = []
  const sender = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (await next.send()) done.push(next.id)
      if (done.length >= killAfter) running.child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: senders }, sender))
  return done
}

/** Every entry of every member, from the accounts and from where they were moved to. */
async function allEntries(): Promise<Wire[]> {
  const accounts = await documents('accounts')
  const inAccounts = accounts.flatMap(({ journal }) => Object.values(journal ?? {}))
  const known = new Set(inAccounts.map((entry: Wire) => entry.opId))
  // A copy that was made just before a kill lies in both places.
  return [...inAccounts, ...(await documents('entries')).filter(({ _id }) => !known.has(_id))]
}

async function documents(collection: string, skip = 0): Promise<Wire[]> {
  const search = `collection=${collection}&skip=${skip}&limit=100`
  const found: Wire[] = await (await fetch(`${running.url}/console/api/documents?${search}`)).json()
  return found.length < 100 ? found : [...found, ...(await documents(collection, skip + 100))]
}

const ordersIn = (entries: Wire[]): string[] =>
  entries.flatMap(({ why }) => (why.of === 'purchase' ? [why.orderId] : [])).sort()

test('an answer that was given stands after a kill, and everything sent again is there once', async () => {
  const paidAt = Date.now() - 3_600_000
  const sold = Array.from({ length: kills * ordersOfRound }, (_, place) => order(place, paidAt))
  const openids = Array.from({ length: buyers }, (_, place) => `buyer-${place}`)
  const joins = openids.map((openid) => tap(openid, ['member', { action: 'join', accept }]))
  const checkIns = openids.map((openid) => tap(openid, ['points', { action: 'checkIn' }]))
  const acknowledged: string[] = []
  for (let round = 0; round < kills; round += 1) {
    await start()
    await sendAll([...joins, ...checkIns])
    const own = sold.slice(round * ordersOfRound, (round + 1) * ordersOfRound)
    acknowledged.push(...(await sendAll(own, 20 + 30 * round)))
    await kill()
  }
  await start()
  const standing = ordersIn(await allEntries())
  expect(standing).toEqual([...new Set(standing)])
  expect(acknowledged.filter((id) => !standing.includes(id))).toEqual([])
  expect(acknowledged.length).toBeLessThan(sold.length)

  expect((await sendAll(sold)).sort()).toEqual(sold.map(({ id }) => id).sort())
  const entries = await allEntries()
  expect(ordersIn(entries)).toEqual(sold.map(({ id }) => id).sort())
  expect(entries.filter(({ kind }) => kind === 'check-in')).toHaveLength(buyers)
  for (const { pending } of await documents('accounts')) {
    const points = Object.values<Wire>(pending).flatMap(({ lots }) => Object.values<number>(lots))
    expect(points.reduce((sum, one) => sum + one, 0)).toBe((7 * sold.length) / buyers)
  }
}, 180_000)
