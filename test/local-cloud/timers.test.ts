/** Triggers: seven fields by Beijing's clock, fired once when due, tried again when they fail. */
import { nextDue, parseCron } from '../../local-cloud/timers/cron'
import { cloudWith, stopClouds, type TestCloud } from './with-cloud'

afterEach(stopClouds)

const beijing = (text: string) => Date.parse(`${text.replace(' ', 'T')}+08:00`)
const shown = (at: number | undefined) =>
  at && new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

test.each([
  ['0 * * * * * *', '2026-11-21 09:00:00', '2026-11-21 09:01:00'],
  ['0 * * * * * *', '2026-11-21 09:00:59', '2026-11-21 09:01:00'],
  ['*/5 * * * * * *', '2026-11-21 09:00:05', '2026-11-21 09:00:10'],
  ['0 30 2 * * * *', '2026-11-21 02:29:59', '2026-11-21 02:30:00'],
  ['0 30 2 * * * *', '2026-11-21 02:30:00', '2026-11-22 02:30:00'],
  ['0 0 0 1 * * *', '2026-12-31 23:59:59', '2027-01-01 00:00:00'],
  ['0 0 0 29 2 * *', '2026-03-01 00:00:00', '2028-02-29 00:00:00'],
  ['0 0 9 * * MON-FRI *', '2026-11-20 09:00:00', '2026-11-23 09:00:00'],
  ['0 0 9 * * 0 *', '2026-11-21 00:00:00', '2026-11-22 09:00:00'],
  ['0 0 9 * * 7 *', '2026-11-21 00:00:00', '2026-11-22 09:00:00'],
  ['0 0 9 1 * MON *', '2026-11-21 00:00:00', '2026-11-23 09:00:00'],
  ['0 0 9 1 * MON *', '2026-11-30 10:00:00', '2026-12-01 09:00:00'],
  ['0 15,45 10-11 * JAN,JUN * *', '2026-11-21 00:00:00', '2027-01-01 10:15:00'],
  ['10/20 0 0 * * * *', '2026-11-21 00:00:10', '2026-11-21 00:00:30'],
  ['0 0 0 1 1 * 2030', '2026-11-21 00:00:00', '2030-01-01 00:00:00'],
  ['0 0 0 1 1 * 2020', '2026-11-21 00:00:00', undefined],
  ['0 0 0 31 2 * *', '2026-11-21 00:00:00', undefined],
])('"%s" after %s is due at %s', (config, after, due) => {
  expect(shown(nextDue(parseCron(config), beijing(after)))).toBe(due)
})

test.each([
  '',
  '* * * * *',
  '60 * * * * * *',
  '0 * 24 * * * *',
  '0 0 0 0 * * *',
  '*/0 * * * * * *',
  '5-1 * * * * * *',
  'x * * * * * *',
])('"%s" is no trigger', (config) => expect(() => parseCron(config)).toThrow(/cannot be read/))

interface Run {
  event: Record<string, unknown>
  source: string
  openid: string | null
}

/** A function that tells of each of its runs in its log. */
const keeper = (config: string, body = '') => ({
  code: `exports.main = async (event) => {
    ${body}
    const { TCB_SOURCE: source, WX_OPENID: openid = null } = process.env
    console.log('run ' + JSON.stringify({ event, source, openid }))
    return 'done'
  }`,
  config: { triggers: [{ name: 'tick', type: 'timer', config }], timeout: 20 },
})
const start = beijing('2026-11-21 09:00:00')
const standing = { timers: true, clock: { at: start, stands: true } }
/** Oldest first. */
const runsOf = async (cloud: TestCloud): Promise<Run[]> => {
  const { body } = await cloud.ask('/console/api/logs?count=500')
  const lines = (body as { text: string }[]).map(({ text }) => text).filter((text) => text.startsWith('run '))
  return lines.reverse().map((text) => JSON.parse(text.slice(4)) as Run)
}

test('a jump fires each trigger that fell due once, with the event of a timer', async () => {
  const cloud = await cloudWith(
    { minutely: keeper('0 * * * * * *'), yearly: keeper('0 0 0 1 1 * *') },
    standing,
  )
  await cloud.clock.forwardTo(start + 59_999)
  expect(await runsOf(cloud)).toHaveLength(0)
  await cloud.clock.forwardTo(start + 60_000)
  expect(await runsOf(cloud)).toHaveLength(1)
  await cloud.clock.forwardTo(start + 3 * 24 * 3_600_000)
  const runs = await runsOf(cloud)
  expect(runs).toHaveLength(2)
  expect(runs[0]).toMatchObject({
    event: { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-21T01:01:00Z', Message: '' },
    source: 'wx_trigger',
    openid: null,
  })
})

test('a skip fires nothing; the next look fires what fell due, once', async () => {
  const cloud = await cloudWith({ minutely: keeper('0 * * * * * *') }, standing)
  cloud.clock.skipTo(start + 60_000)
  cloud.clock.skipTo(start + 3_600_000)
  expect(cloud.clock.now()).toBe(start + 3_600_000)
  expect(await runsOf(cloud)).toHaveLength(0)
  expect(() => cloud.clock.skipTo(start)).toThrow('only moved forward')
  await cloud.clock.forwardTo(start + 3_600_000)
  expect(await runsOf(cloud)).toHaveLength(1)
})

test('nothing fires by itself where timers are off, but by hand', async () => {
  const cloud = await cloudWith({ minutely: keeper('0 * * * * * *') }, { ...standing, timers: false })
  await cloud.clock.forwardTo(start + 3_600_000)
  expect(await runsOf(cloud)).toHaveLength(0)
  expect(await cloud.fireTimer('minutely', 'tick')).toBe('done')
  expect(await runsOf(cloud)).toHaveLength(1)
  await expect(cloud.fireTimer('minutely', 'tock')).rejects.toMatchObject({ code: 'TRIGGER_NOT_FOUND' })
})

test('a running clock fires by itself', async () => {
  const cloud = await cloudWith({ often: keeper('* * * * * * *') }, { timers: true })
  while ((await runsOf(cloud)).length < 2) await new Promise((resolve) => setTimeout(resolve, 100))
  const [first, second] = await runsOf(cloud)
  expect(first!.event.Time).not.toBe(second!.event.Time)
})

test('a run that fails is tried twice more, and no more', async () => {
  const failing = {
    code: `let tries = 0; exports.main = () => { throw new Error('try ' + ++tries) }`,
    config: keeper('0 * * * * * *').config,
  }
  const cloud = await cloudWith({ failing }, standing)
  await expect(cloud.fireTimer('failing', 'tick')).rejects.toMatchObject({
    message: expect.stringMatching(/try 3/),
  })
  await cloud.clock.forwardTo(start + 60_000)
  const { body } = await cloud.ask('/console/api/timers')
  expect(body).toMatchObject([
    { function: 'failing', name: 'tick', lastState: 'failed', lastAt: start + 60_000 },
  ])
})

test('a run that recovers is done', async () => {
  const shaky = keeper(
    '0 * * * * * *',
    `globalThis.tries = (globalThis.tries ?? 0) + 1; if (globalThis.tries < 3) throw new Error('not yet')`,
  )
  const cloud = await cloudWith({ shaky }, standing)
  await cloud.clock.forwardTo(start + 60_000)
  expect(await runsOf(cloud)).toHaveLength(1)
})

test('a trigger that is due while it still runs is left out; by hand it runs all the same', async () => {
  const slow = keeper('0 * * * * * *', `await new Promise((resolve) => setTimeout(resolve, 400))`)
  const cloud = await cloudWith({ slow }, standing)
  const first = cloud.clock.forwardTo(start + 60_000)
  await cloud.clock.forwardTo(start + 120_000)
  const byHand = cloud.fireTimer('slow', 'tick')
  await Promise.all([first, byHand])
  expect(await runsOf(cloud)).toHaveLength(2)
})

test('a trigger that cannot be read is told and harms no other', async () => {
  const broken = keeper('every minute')
  const lines: string[] = []
  const cloud = await cloudWith(
    { broken, sound: keeper('0 * * * * * *') },
    { ...standing, log: (line) => lines.push(line.text) },
  )
  await cloud.clock.forwardTo(start + 60_000)
  expect(await runsOf(cloud)).toHaveLength(1)
  expect(lines.join('\n')).toMatch(/"every minute" cannot be read: it has seven fields/)
})
