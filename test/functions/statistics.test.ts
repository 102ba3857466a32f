/** The days are counted exactly, whether the timer comes late, twice or never, is killed, or members go on meanwhile. */
import { auditAll } from '../../cloudfunctions/lib/audit'
import { entryFrom } from '../../cloudfunctions/lib/journal'
import { memberIdOf } from '../../cloudfunctions/lib/member-id'
import { postOrders } from '../../cloudfunctions/lib/orders'
import { countDays } from '../../cloudfunctions/lib/statistics'
import { accountFrom } from '../../cloudfunctions/lib/account'
import { DAY_MS, dayOf, NEVER, startOfDay } from '../../src/domain/calendar'
import type { Entry } from '../../src/domain/entry'
import { settle } from '../../src/domain/settle'
import { at, settings } from '../domain/given'
import { diceOf } from '../simulation/dice'
import { type Desk, giving, openDesk, request, taking } from './desk'
import { copyOf, live, type Lives, newLives, night } from './lived'

const HOUR_MS = 3_600_000

const count = ({ edge }: Desk) => countDays(edge, settings, NEVER)
const rows = (desk: Desk) => desk.all('statistics').sort((a, b) => (a._id < b._id ? -1 : 1))

/** Every entry there is, each once, wherever it lies; what is still due at the end is settled first. */
function allEntries(desk: Desk, end: number): Entry[] {
  const inAccounts = desk.all('accounts').flatMap((stored) => {
    const account = accountFrom('', stored)
    return Object.values(settle(account, Math.max(end, account.settledAt), settings).journal)
  })
  const movedOut = desk.all('entries').map(entryFrom)
  return [...new Map([...movedOut, ...inAccounts].map((entry) => [entry.opId, entry])).values()]
}

const sum = (entries: Entry[], of: (entry: Entry) => number) =>
  entries.reduce((total, entry) => total + of(entry), 0)
const net = ({ points, pending, debt }: Entry) => points + pending - debt

/** One day as plainly as it can be said: the entries of the day, and all entries up to its end. */
function plainDay(entries: Entry[], day: string) {
  const own = entries.filter((entry) => dayOf(entry.at) === day)
  const soFar = entries.filter((entry) => entry.at < startOfDay(day) + DAY_MS)
  const of = (...kinds: string[]) =>
    sum(
      own.filter(({ kind }) => kinds.includes(kind)),
      net,
    )
  return {
    _id: day,
    issued: of('purchase', 'check-in'),
    spent: 0 - of('redeem', 'points-as-cash', 'points-returned'),
    expired: 0 - of('expire'),
    reversed: 0 - of('refund'),
    active: sum(soFar, ({ points }) => points),
    pending: sum(soFar, ({ pending }) => pending),
    debt: sum(soFar, ({ debt }) => debt),
  }
}

function expectExact(desk: Desk, end: number): void {
  const entries = allEntries(desk, end)
  for (const row of rows(desk)) expect(row).toEqual(plainDay(entries, row._id))
}

test('every day is exact, however late the timer comes and however much happens in between', async () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const lives = newLives(seed, 3)
    const dice = diceOf(seed)
    for (let nights = 0; nights < 25; nights += 1) {
      await live(lives, dice.below(12), 3)
      if (dice.chance(0.5)) await count(lives.desk)
      if (dice.chance(0.1)) lives.now += dice.below(80) * DAY_MS
      if (dice.chance(0.3)) await night(lives)
    }
    lives.now += 2 * DAY_MS
    lives.desk.moveTo(lives.now)
    while ((await count(lives.desk)) > 0);
    const days = rows(lives.desk).map(({ _id }) => _id)
    expect(days.at(-1)).toBe(dayOf(lives.now - 3 * HOUR_MS - DAY_MS))
    expect(new Set(days).size).toBe(days.length)
    expect(days.length).toBeGreaterThan(25)
    expectExact(lives.desk, lives.now)
  }
})

test('what is issued less what goes is what the outstanding points grew by', async () => {
  const lives = await live(newLives(7, 3), 200, 6)
  await night(lives)
  await count(lives.desk)
  const days = rows(lives.desk)
  expect(days).toHaveLength(30)
  const owed = (row: (typeof days)[number]) => Number(row.active) + Number(row.pending) - Number(row.debt)
  days.slice(1).forEach((row, place) => {
    const grew = Number(row.issued) - Number(row.spent) - Number(row.expired) - Number(row.reversed)
    expect(owed(row) - owed(days[place]!)).toBe(grew)
  })
})

test('the last millisecond of a day and the first of the next are counted apart', async () => {
  const desk = openDesk('2026-11-20 23:59:59.999')
  await desk.one(request(0, giving(7)))
  desk.moveTo(at('2026-11-21 00:00'))
  await desk.one(request(0, taking(3)))
  desk.moveTo(at('2026-11-22 03:00'))
  await count(desk)
  expect(rows(desk).slice(-2)).toMatchObject([
    { _id: '2026-11-20', spent: -7, active: 7 },
    { _id: '2026-11-21', spent: 3, active: 4 },
  ])
})

test('a day is counted three hours after its end, not a millisecond sooner', async () => {
  const desk = openDesk('2026-11-21 02:59:59.999')
  await count(desk)
  expect(rows(desk).at(-1)?._id).toBe('2026-11-19')
  desk.moveTo(at('2026-11-21 03:00'))
  await count(desk)
  expect(rows(desk).at(-1)?._id).toBe('2026-11-20')
})

test('an instance whose clock is an hour behind still posts into the day that is counted', async () => {
  const desk = openDesk('2026-11-21 00:59:59.999')
  const slow = { ...desk.edge, now: () => desk.edge.now() - HOUR_MS }
  await postOrders(slow, settings, [order('late', 'oSlow', at('2026-11-20 23:00'))])
  desk.moveTo(at('2026-11-21 03:00'))
  await count(desk)
  expect(rows(desk).at(-1)).toMatchObject({ _id: '2026-11-20', issued: 10, pending: 10 })
})

test('an order whose points are over when it comes changes no day that was counted', async () => {
  const desk = openDesk('2026-11-21 03:00')
  await count(desk)
  const before = rows(desk)
  await postOrders(desk.edge, settings, [order('old', 'oOld', at('2025-10-05 12:00'))])
  desk.moveTo(at('2026-11-22 03:00'))
  await count(desk)
  expect(rows(desk).slice(0, 30)).toEqual(before)
  expect(rows(desk).at(-1)).toMatchObject({ _id: '2026-11-21', issued: 10, expired: 10, active: 0 })
})

test('an account that cannot be read spoils nobody else', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  const desk = openDesk('2026-11-20 12:00')
  await desk.one(request(0, giving(7)))
  desk.database.insert('accounts', [{ _id: 'broken', lots: { m202711: 'seven' }, seq: 0 }], 'stop there')
  desk.moveTo(at('2026-11-21 03:00'))
  await count(desk)
  expect(rows(desk).at(-1)).toMatchObject({ active: 7, spent: -7 })
})

function order(orderId: string, openid: string, paidAt: number) {
  return { orderId, source: 'till', paidFen: 1000, paidAt, openid }
}

/** More members than two slices hold, each with a purchase of yesterday, and one whose journal is long. */
async function crowd(): Promise<Lives> {
  const lives = newLives(1, 1)
  const orders = Array.from({ length: 230 }, (_, place) => order(`C${place}`, `oCrowd${place}`, lives.now))
  for (let first = 0; first < 230; first += 100)
    await postOrders(lives.desk.edge, settings, orders.slice(first, first + 100))
  for (let deed = 0; deed < 70; deed += 1)
    await lives.desk.one(request(lives.now + deed, giving(1)), memberIdOf(lives.desk.edge, 'oCrowd99'))
  await night(lives)
  return lives
}

const nightWork = async ({ edge }: Desk) => {
  await countDays(edge, settings, NEVER)
  await auditAll(edge, settings, NEVER)
}

const standing = (desk: Desk) => ({ statistics: desk.all('statistics'), audits: desk.all('audits') })

test('killed at any database call, the night goes on from there and ends the same', async () => {
  const lives = await crowd()
  const whole = copyOf(lives).desk
  await nightWork(whole)
  expect(whole.all('audits')).toMatchObject([{ accounts: 230, found: 0, orders: 230 }])
  expect(rows(whole).at(-1)).toMatchObject({ issued: 2300, spent: -70, active: 70, pending: 2300 })
  for (let call = 1, isKilled = true; isKilled; call += 1) {
    const { desk } = copyOf(lives)
    isKilled = await killedAt(desk, call)
    await nightWork(desk)
    expect(standing(desk)).toEqual(standing(whole))
  }
})

/** Works through the night until it is killed before a call, which is after the one before it. */
async function killedAt(desk: Desk, call: number): Promise<boolean> {
  let calls = 0
  desk.before = () => {
    calls += 1
    if (calls === call) throw new Error('killed')
  }
  const [outcome] = await Promise.allSettled([nightWork(desk)])
  desk.before = () => undefined
  return outcome.status === 'rejected'
}

test('two timers at once count every account once', async () => {
  const lives = await crowd()
  const whole = copyOf(lives).desk
  await nightWork(whole)
  for (let seed = 1; seed <= 10; seed += 1) {
    const { desk } = copyOf(lives)
    const dice = diceOf(seed)
    desk.before = async () => {
      for (let turns = dice.below(6); turns > 0; turns -= 1) await Promise.resolve()
    }
    await Promise.all([nightWork(desk), nightWork(desk), nightWork(desk)])
    await nightWork(desk)
    expect(standing(desk)).toEqual(standing(whole))
  }
})

test('a tick that has no time left does nothing of the night', async () => {
  const { desk } = await crowd()
  expect(await countDays(desk.edge, settings, desk.edge.now())).toBe(0)
  expect(desk.all('statistics')).toEqual([])
  await count(desk)
  expect(await auditAll(desk.edge, settings, desk.edge.now())).toBe(0)
  expect(desk.all('audits')).toEqual([])
})

test('members who go on while the slices run change nothing of the days that are counted', async () => {
  const lives = await crowd()
  const whole = copyOf(lives)
  await nightWork(whole.desk)
  let isDoing = false
  lives.desk.before = async (call) => {
    if (isDoing) return
    isDoing = true
    // So many that what the busy one posts now is moved out before its entries are read.
    const openids = call === 'find entries' ? Array<string>(40).fill('oCrowd99') : []
    for (const openid of [...openids, `oCrowd${lives.dice.below(260)}`])
      await lives.desk.one(request(lives.now, giving(3)), memberIdOf(lives.desk.edge, openid))
    isDoing = false
  }
  await nightWork(lives.desk)
  lives.desk.before = () => undefined
  expect(rows(lives.desk)).toEqual(rows(whole.desk))
  expect(lives.desk.all('audits')).toMatchObject([{ found: 0 }])
})
