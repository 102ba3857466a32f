import { type Account } from '../../src/domain/account'
import { checkIn } from '../../src/domain/check-in'
import { type Home, homeOf, type MemberHome } from '../../src/domain/home'
import { purchase } from '../../src/domain/purchase'
import { settle } from '../../src/domain/settle'
import { entryView, isShown, newestFirst, statementOf } from '../../src/domain/statement'
import { after, at, bucket, given, settings } from './given'

const now = at('2026-11-21 09:00')
const memberHome = (home: Home): MemberHome => {
  if (home.state !== 'member') throw new Error('a guest')
  return home
}
const home = (account: Account, moment = now) =>
  memberHome(homeOf(settle(account, moment, settings), moment, settings))
const buy = (account: Account, paidFen: number, paidAt: number) =>
  after(
    account,
    purchase(
      account,
      { source: 'till', orderId: `A${paidAt}`, paidFen, paidAt, storeId: null, lines: [] },
      { now: paidAt, settings },
    ),
    paidAt,
  )

test('a guest sees the programme and nothing else', () => {
  expect(homeOf(given({ profile: null, lots: { m202711: 5 } }), now, settings)).toEqual({
    state: 'guest',
    now,
    programme: expect.objectContaining({ brandName: '小满咖啡' }),
  })
})

test('a lot is near its end within sixty days of it, and its end is the last millisecond of its month', () => {
  const account = given({ lots: { m202701: 268 } })
  const end = at('2027-01-31 23:59:59.999')
  expect(home(account, end - 60 * 86_400_000).nearestExpiry).toEqual({ points: 268, expiresAt: end })
  expect(home(account, end - 60 * 86_400_000 - 1).nearestExpiry).toBeNull()
})

test('the statement marks the first lot as near from the same day on which home names it', () => {
  const account = given({ lots: { m202701: 268, m202703: 10 } })
  const end = at('2027-01-31 23:59:59.999')
  const isNear = (moment: number, days = 60) => {
    const points = { ...settings.points, expiryShownDays: days }
    const terms = { now: moment, settings: { ...settings, points } }
    return statementOf(account, { rows: [], hasMore: false }, terms).isFirstLotNear
  }
  expect(isNear(end - 60 * 86_400_000)).toBe(true)
  expect(isNear(end - 60 * 86_400_000 - 1)).toBe(false)
  expect(isNear(end - 60 * 86_400_000, 59)).toBe(false)
  expect(statementOf(given(), { rows: [], hasMore: false }, { now, settings }).isFirstLotNear).toBe(false)
})

test('a newcomer is welcomed for ten minutes', () => {
  const account = given()
  const joinedAt = account.profile?.joinedAt ?? 0
  expect(home(account, joinedAt).isWelcome).toBe(true)
  expect(home(account, joinedAt + 600_000 - 1).isWelcome).toBe(true)
  expect(home(account, joinedAt + 600_000).isWelcome).toBe(false)
})

test('the next points to become active are the soonest', () => {
  const account = given({
    pending: {
      d20261203: bucket(at('2026-12-03 10:00'), { m202711: 7 }),
      d20261128: bucket(at('2026-11-28 10:00'), { m202711: 300, m202710: 20 }),
    },
  })
  expect(home(account).nextPending).toEqual({ points: 320, activatesAt: at('2026-11-28 10:00') })
  expect(home(account).pendingPoints).toBe(327)
})

test.each([
  [null, { isDoneToday: false, streakDays: 0, todayPoints: 5, daysToBonus: 6 }],
  [
    { day: '2026-11-20', streakDays: 6 },
    { isDoneToday: false, streakDays: 6, todayPoints: 25, daysToBonus: 0 },
  ],
  [
    { day: '2026-11-21', streakDays: 7 },
    { isDoneToday: true, streakDays: 7, todayPoints: 25, daysToBonus: 0 },
  ],
  [
    { day: '2026-11-21', streakDays: 8 },
    { isDoneToday: true, streakDays: 8, todayPoints: 5, daysToBonus: 6 },
  ],
  [
    { day: '2026-11-19', streakDays: 6 },
    { isDoneToday: false, streakDays: 0, todayPoints: 5, daysToBonus: 6 },
  ],
])('the check-in of home after %j', (last, shown) => {
  expect(home(given({ checkIn: last })).checkIn).toEqual({ ...shown, bonusPoints: 20 })
})

test('the tier names what is missing to the next one, and the highest has no next', () => {
  const gold = { id: 'gold', since: 1, validUntil: at('2027-03-18'), graceUntil: null } as const
  expect(home(given({ tier: gold, growth: { g202611: 6240 } })).tier).toEqual({
    id: 'gold',
    name: '金卡',
    growth: 6240,
    next: { id: 'diamond', name: '钻石', threshold: 20_000, missing: 13_760 },
    validUntil: at('2027-03-18'),
  })
  expect(home(given({ tier: { ...gold, id: 'diamond' } })).tier.next).toBeNull()
})

test('a purchase row is pending until its points are active, then credited', () => {
  const bought = buy(given(), 12_800, now)
  expect(home(bought).newest).toMatchObject([
    { points: 128, state: 'pending', activatesAt: at('2026-11-28 09:00') },
  ])
  expect(home(bought, at('2026-11-28 09:00')).newest).toMatchObject([
    { points: 128, state: 'credited', activatesAt: null },
  ])
})

test('a row whose points are active stays so when a later order of the same day waits', () => {
  const first = settle(buy(given(), 10_000, at('2026-11-21 08:00')), at('2026-11-28 08:00'), settings)
  const late = {
    source: 'till',
    orderId: 'late',
    paidFen: 5000,
    paidAt: at('2026-11-21 20:00'),
    storeId: null,
    lines: [],
  }
  const both = after(
    first,
    purchase(first, late, { now: at('2026-11-28 09:00'), settings }),
    at('2026-11-28 09:00'),
  )
  const shown = home(both, at('2026-11-28 09:00')).newest.map(({ points, state }) => [points, state])
  expect(shown).toEqual([
    [50, 'pending'],
    [100, 'credited'],
  ])
})

test('home shows the five newest rows that a member can see', () => {
  let account = given()
  for (let day = 1; day <= 8; day += 1) account = buy(account, day * 1000, at(`2026-11-0${day} 08:00`))
  expect(home(account).newest.map(({ points }) => points)).toEqual([80, 70, 60, 50, 40])
})

test('home stays under eight kilobytes with a full journal', () => {
  let account = given()
  for (let day = 1; day <= 20; day += 1) account = buy(account, 9_999_999, at('2026-11-20 08:00') + day)
  expect(Buffer.byteLength(JSON.stringify(home(account)))).toBeLessThan(8 * 1024)
})

test('the statement lists lots in the order in which they are spent and what was earned this month', () => {
  let account = given({ lots: { m202703: 30, m202611: 10, m202612: 20 } })
  account = after(account, checkIn(account, { now, settings }), now)
  const statement = statementOf(account, { rows: newestFirst(account), hasMore: false }, { now, settings })
  expect(statement.lots.map(({ month, points }) => [month, points])).toEqual([
    ['2026-11', 10],
    ['2026-12', 20],
    ['2027-03', 30],
    ['2027-11', 5],
  ])
  expect(statement).toMatchObject({ points: 65, worthFen: 650, earnedThisMonth: 5, next: null })
  expect(
    statementOf(account, { rows: [], hasMore: false }, { now: at('2026-12-01'), settings }).earnedThisMonth,
  ).toBe(0)
})

test('an expiry is a row of what was spent, a check-in of what was earned, a tier move of neither', () => {
  let account = given({ lots: { m202610: 10 }, growth: { g202611: 1000 } })
  account = settle(account, now, settings)
  account = after(account, checkIn(account, { now, settings }), now)
  const kinds = (tab: 'all' | 'earned' | 'spent' | 'pending') =>
    newestFirst(account)
      .filter((entry) => isShown(entry, tab, account))
      .map(({ kind }) => kind)
  expect(kinds('all')).toEqual(['check-in', 'tier', 'expire'])
  expect(kinds('earned')).toEqual(['check-in'])
  expect(kinds('spent')).toEqual(['expire'])
  expect(kinds('pending')).toEqual([])
})

test('each row says in a sentence why it is there', () => {
  let account = given({ lots: { m202610: 10 }, growth: { g202611: 1000 } })
  account = settle(account, now, settings)
  account = after(account, checkIn(account, { now, settings }), now)
  expect(
    newestFirst(account)
      .map((entry) => entryView(entry, account))
      .map(({ title, reason, points, state }) => [title, reason, points, state]),
  ).toEqual([
    ['签到', '每日签到 · 连续第 1 天', 5, 'credited'],
    ['等级', '升级到银卡 · 成长值 1,000，有效期至 2027年11月21日', 0, 'note'],
    ['到期', '2026年10月31日到期，没有用完', -10, 'expired'],
  ])
})
