/** The clock is set when a data folder is made, moved forward later, never back; functions live by it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { startCloud } from '../../local-cloud'
import { cloudWith, folders, stopClouds } from './with-cloud'

const at = Date.UTC(2026, 10, 21, 1)
const dayMs = 24 * 60 * 60 * 1000
const tell = `exports.main = async ({ wait = 0 }) => {
  const before = Date.now()
  await new Promise((resolve) => setTimeout(resolve, wait))
  return { before, after: +new Date(), text: String(new Date(before)), hours: new Date(before).getHours() }
}`

afterEach(stopClouds)

test('a standing clock stands, for functions too', async () => {
  const cloud = await cloudWith({ tell }, { clock: { at, stands: true } })
  const { result } = await cloud.invoke('tell', { wait: 20 })
  expect(result).toEqual({
    before: at,
    after: at,
    text: 'Sat Nov 21 2026 01:00:00 GMT+0000 (Coordinated Universal Time)',
    hours: 1,
  })
  expect(cloud.clock.now()).toBe(at)
})

test('a running clock runs from where it was set', async () => {
  const cloud = await cloudWith({ tell }, { clock: { at } })
  const { result } = await cloud.invoke('tell', { wait: 20 })
  const { before, after } = result as { before: number; after: number }
  expect(before).toBeGreaterThanOrEqual(at)
  expect(after).toBeGreaterThan(before)
  expect(after - at).toBeLessThan(60_000)
})

test('a move reaches a function that is running', async () => {
  const cloud = await cloudWith({ tell }, { clock: { at, stands: true } })
  await cloud.invoke('tell', {})
  const running = cloud.invoke('tell', { wait: 200 })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await cloud.clock.forwardTo(at + dayMs)
  expect((await running).result).toMatchObject({ before: at, after: at + dayMs })
})

test('it is never moved back, and to the same moment is no move back', async () => {
  const cloud = await cloudWith({}, { clock: { at, stands: true } })
  await cloud.clock.forwardTo(at)
  await expect(cloud.clock.forwardTo(at - 1)).rejects.toMatchObject({ code: 'CLOCK_BACKWARD' })
  await expect(cloud.clock.forwardTo(NaN)).rejects.toMatchObject({ code: 'SETTING_INVALID' })
  expect(cloud.clock.now()).toBe(at)
})

test('it is kept, and set only when the folder is made', async () => {
  const { functionsDir, dataDir } = folders()
  const first = await startCloud({ functionsDir, dataDir, clock: { at, stands: true } })
  await first.clock.forwardTo(at + dayMs)
  await first.stop()
  const second = await startCloud({ functionsDir, dataDir, clock: { at: at - dayMs, stands: false } })
  expect(second.clock.now()).toBe(at + dayMs)
  await second.stop()
})

test.each([-1, 1.5, NaN, 1e18])('a start refuses to set it to %d', async (wrong) => {
  const { functionsDir, dataDir } = folders()
  await expect(startCloud({ functionsDir, dataDir, clock: { at: wrong } })).rejects.toMatchObject({
    code: 'OPTIONS_INVALID',
  })
})

test('functions live in UTC wherever the machine stands', () => {
  const clock = join(__dirname, '../../local-cloud/runtime/worker-clock.cjs')
  const script = `
    require(${JSON.stringify(clock)}).install(new SharedArrayBuffer(8), true)
    const day = new Date(2026, 0, 31, 8)
    const shown = [
      day.toISOString(), day.getDay(), day.getTimezoneOffset(), String(new Date(0)), new Date().getTime(),
      new Date('2026-01-31T08:00').toISOString(), new Date('2026-01-31').toISOString(), new Date('2026-01-31T08:00+08:00').toISOString(),
      Date.parse('Jan 31, 2026 08:00:00'), new Date(0).toLocaleString('en-GB'), Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(0),
      new Intl.DateTimeFormat().resolvedOptions().timeZone, new Date(0).toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai' }),
      day instanceof Date, Object.prototype.toString.call(day), day.constructor === Date, new (class extends Date {})(5).getTime(), typeof Date(),
      new Date(new Date(7)).getTime(), String(new Date('nonsense')), new Date(NaN).getTimezoneOffset(), new Date(99, 0).getFullYear(),
    ]
    day.setHours(0); shown.push(day.toISOString())
    console.log(JSON.stringify(shown))`
  const shownIn = (TZ: string) =>
    JSON.parse(
      execFileSync(process.execPath, ['-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' }),
    ) as unknown
  const epoch = 'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)'
  const shown = [
    ...['2026-01-31T08:00:00.000Z', 6, 0, epoch, 0],
    ...['2026-01-31T08:00:00.000Z', '2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.000Z'],
    ...[Date.UTC(2026, 0, 31, 8), '01/01/1970, 00:00:00', '00:00', 'UTC', '08:00:00'],
    ...[true, '[object Date]', true, 5, 'string', 7, 'Invalid Date', null, 1999],
    '2026-01-31T00:00:00.000Z',
  ]
  for (const zone of ['Asia/Shanghai', 'America/New_York', 'UTC']) expect(shownIn(zone)).toEqual(shown)
})
