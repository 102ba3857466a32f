/** The console: what it asks of the cloud and what it lets one do. */
import { cloudWith, stopClouds, withSdk, type TestCloud } from './with-cloud'

const at = Date.UTC(2026, 10, 21, 1)
const notes = {
  code: `${withSdk} exports.main = async ({ n, fails }) => {
    console.log('asked for', n)
    if (fails) throw new Error('no')
    return db.collection('notes').add({ data: { _id: 'note' + n, n } })
  }`,
  config: { timeout: 5, triggers: [{ name: 'tick', type: 'timer', config: '0 0 * * * * *' }] },
}

let cloud: TestCloud
beforeAll(async () => {
  cloud = await cloudWith(
    { notes },
    { schema: { collections: [{ name: 'notes' }] }, clock: { at, stands: true } },
  )
  for (const n of [1, 2, 3]) await cloud.call('notes', { n })
  await cloud.call('notes', { n: 4, fails: true })
})
afterAll(stopClouds)

const get = async (path: string) => (await cloud.ask(`/console/api/${path}`)).body
const post = (path: string, body: object) =>
  cloud.ask(`/console/api/${path}`, { method: 'POST', body: JSON.stringify(body) })

test('the page and all its parts are served', async () => {
  const page = await cloud.ask('/console')
  expect(page.text).toContain('<title>Local cloud</title>')
  const parts = [...page.text.matchAll(/(?:src|href)="([^"#]+)"/g)].map((found) => found[1]!)
  expect(parts.length).toBeGreaterThan(2)
  for (const part of parts) expect((await cloud.ask(`/console/${part}`)).status).toBe(200)
  expect((await cloud.ask('/console/../index.ts')).status).toBe(404)
  expect((await cloud.ask('/console/api/nonsense')).status).toBe(404)
})

test('functions are counted with what they cost', async () => {
  expect(await get('functions')).toMatchObject([
    {
      name: 'notes',
      calls: 4,
      failures: 1,
      coldStarts: 1,
      databaseCalls: 3,
      instances: 1,
      busy: 0,
      waiting: 0,
      p50Ms: expect.any(Number),
      p99Ms: expect.any(Number),
      coldP50Ms: expect.any(Number),
    },
  ])
  expect(await get('overview')).toMatchObject({
    totals: { calls: 4, failures: 1 },
    clock: { now: at, stands: true },
  })
})

test('the log of a function is shown, newest first', async () => {
  const lines = await get('logs?function=notes&count=2')
  expect(lines).toMatchObject([
    { level: 'error', text: expect.stringContaining('Error: no') },
    { level: 'info', text: 'asked for 4' },
  ])
})

test('documents are shown by page and by query', async () => {
  expect(await get('documents?collection=notes&skip=1&limit=1')).toMatchObject([{ _id: 'note2' }])
  expect(
    await get(`documents?collection=notes&query=${encodeURIComponent('{"n":{"$gte":3}}')}`),
  ).toMatchObject([{ _id: 'note3', n: 3 }])
  expect(await get('documents?collection=notes&query=nonsense')).toMatchObject({
    ok: false,
    code: 'SETTING_INVALID',
  })
  expect(await get('documents?collection=notes&skip=-1')).toMatchObject({
    ok: false,
    code: 'SETTING_INVALID',
  })
  expect(await get('documents?collection=absent')).toMatchObject({ ok: false, code: 'SETTING_INVALID' })
  expect(
    await get(`documents?collection=notes&query=${encodeURIComponent('{"n":{"$huge":3}}')}`),
  ).toMatchObject({ ok: false, code: 'SETTING_INVALID' })
})

test('triggers are listed and fired', async () => {
  expect(await get('timers')).toMatchObject([{ function: 'notes', name: 'tick', nextAt: at + 3_600_000 }])
  expect((await post('timers/fire', { function: 'notes', name: 'tick' })).status).toBe(200)
  expect(await get('timers')).toMatchObject([{ lastAt: at, lastState: 'done' }])
  expect(await post('timers/fire', { function: 'notes', name: 'tock' })).toMatchObject({
    status: 404,
    body: { code: 'TRIGGER_NOT_FOUND' },
  })
})

test('the clock is moved forward, and only forward', async () => {
  const { now } = await get('clock')
  expect((await post('clock', { forwardTo: now + 1000 })).body).toEqual({ now: now + 1000, stands: true })
  expect(await post('clock', { forwardTo: now })).toMatchObject({
    status: 409,
    body: { code: 'CLOCK_BACKWARD' },
  })
  expect(await post('clock', { forwardTo: 'tomorrow' })).toMatchObject({
    status: 400,
    body: { code: 'SETTING_INVALID' },
  })
  expect(cloud.clock.now()).toBe(now + 1000)
})

test('faults are set, seen and taken away', async () => {
  const { id } = (await post('faults', { kind: 'latency', latencyMs: 1 })).body
  expect(await get('faults')).toMatchObject({ rules: [{ id, kind: 'latency' }] })
  await post('faults/clear', { id })
  expect((await get('faults')).rules).toEqual([])
  expect(await post('faults', { kind: 'nonsense' })).toMatchObject({ status: 400 })
})

test('idle instances are released', async () => {
  await post('workers/release', {})
  expect(await get('functions')).toMatchObject([{ instances: 0 }])
})

test('a page from elsewhere gets nothing', async () => {
  const answer = await cloud.ask('/console/api/overview', { headers: { origin: 'http://evil.example' } })
  expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } })
})
