/** The nightly audit over lives as they are lived: silent where all is well, and exact where it is not. */
import { auditAll } from '../../cloudfunctions/lib/audit'
import { DAY_MS, NEVER } from '../../src/domain/calendar'
import { settings } from '../domain/given'
import { audited, newestReport, timesFound } from './audited'
import { corruptions } from './corruptions'
import { copyOf, live, lived, type Lives, night } from './lived'

const audit = (lives: Lives) => audited(lives, settings)

const seeds = Array.from({ length: 12 }, (_, place) => place + 1)
let kept: Lives[] = []

beforeAll(async () => {
  // The log tells of accounts that cannot be read, once for each look at them.
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  kept = await Promise.all(seeds.map((seed) => lived(seed)))
})

test('nothing is found where all is well, and everything was looked at', async () => {
  let units = 0
  for (const lives of kept) {
    const report = await audit(copyOf(lives))
    expect(report.findings).toEqual([])
    const entries = lives.desk.all('accounts').reduce((sum, { seq }) => sum + Number(seq), 0)
    const orders = lives.desk.all('orders').filter((order) => 'content' in order).length
    expect(report).toMatchObject({ accounts: 4, entries, orders, found: 0 })
    units += report.units
  }
  expect(units).toBeGreaterThan(10)
})

test('nothing is found while members go on between any two looks', async () => {
  for (const seed of seeds) {
    const lives = await lived(seed, 6, 20)
    let isDoing = false
    lives.desk.before = async () => {
      if (isDoing) return
      isDoing = true
      await live(lives, 4, 1)
      isDoing = false
    }
    const report = await audit(lives)
    expect(report.findings).toEqual([])
    expect(report.accounts).toBe(6)
  }
})

test.each(Object.keys(corruptions))('%s: found, and nothing else is accused', async (name) => {
  expect(await timesFound(corruptions[name], kept, settings)).toBeGreaterThan(3)
})

test('an order that is written down and not posted is found on the second night, not on the first', async () => {
  const [lives] = kept.map(copyOf)
  const order = lives!.desk.all('orders')[0]!
  const content = { ...(order.content as object), orderId: 'left' }
  lives!.desk.database.insert('orders', [{ ...order, _id: 'till_left', content }], 'stop there')
  expect((await audit(lives!)).findings).toEqual([])
  lives!.now += DAY_MS
  await night(lives!)
  expect((await audit(lives!)).findings).toMatchObject([{ code: 'order-unposted', place: 'till_left' }])
})

test('what was due and could not be settled for two days is found, not before', async () => {
  const lives = copyOf(kept[0]!)
  const { database } = lives.desk
  const [account] = lives.desk.all('accounts')
  const overdue = (dueAt: number) => database.update('accounts', { _id: account!._id }, { set: { dueAt } })
  overdue(lives.now - 2 * DAY_MS)
  expect((await audit(lives)).findings).toEqual([])
  lives.now += DAY_MS
  lives.desk.moveTo(lives.now)
  overdue(lives.now - 2 * DAY_MS - 1)
  expect((await audit(lives)).findings).toMatchObject([{ code: 'settling-stuck', memberId: account!._id }])
})

test('it runs once a night, after the days are counted, and the last thirty reports are kept', async () => {
  const lives = copyOf(kept[0]!)
  const { edge } = lives.desk
  expect(await auditAll(edge, settings, NEVER)).toBe(0)
  for (let nights = 0; nights < 32; nights += 1) {
    await audit(lives)
    expect(await auditAll(edge, settings, NEVER)).toBe(0)
    lives.now += DAY_MS
    lives.desk.moveTo(lives.now)
  }
  expect(lives.desk.all('audits')).toHaveLength(30)
  expect(newestReport(lives).day).toBe(lives.desk.all('statistics').at(-1)?._id)
})
