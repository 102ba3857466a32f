/** Contests: what counts, in which period, and who stands before whom. */
import * as v from 'valibot'
import { checkIn } from '../../src/domain/check-in'
import { endOfPeriod, periodAt, periodBefore } from '../../src/domain/contest-period'
import { countedIn } from '../../src/domain/contest'
import { contestPrize } from '../../src/domain/contest-prize'
import { placed, winnersOf } from '../../src/domain/contest-table'
import { balanceOf, type Account } from '../../src/domain/account'
import { reasonOf } from '../../src/domain/reason'
import { Settings } from '../../src/domain/settings'
import { after, at, entriesOf, given, profile, settings as defaults, withContests } from './given'

const settings = withContests

const sunday = at('2026-11-22 23:59:59.999')
const monday = at('2026-11-23 00:00')

test('a week begins on Monday at midnight in Beijing, a month on the first', () => {
  expect([periodAt('weekly', sunday), periodAt('weekly', monday)]).toEqual(['2026-11-16', '2026-11-23'])
  expect(periodAt('monthly', at('2026-12-01 00:00') - 1)).toBe('2026-11')
  expect(periodAt('weekly', at('2021-01-03 23:59'))).toBe('2020-12-28')
  expect(endOfPeriod('weekly', '2026-11-16')).toBe(monday)
  expect(endOfPeriod('monthly', '2026-12')).toBe(at('2027-01-01'))
  expect([periodBefore('weekly', '2027-01-04'), periodBefore('monthly', '2027-01')]).toEqual([
    '2026-12-28',
    '2026-12',
  ])
})

const earned = (account: Account, points: number, now: number) => ({
  ...account,
  ...countedIn(account, { activity: 'word', points }, { now, settings }),
})

test('nothing counts until somebody has opened a contest', () => {
  const word = { activity: 'word', points: 10 } as const
  expect(countedIn(given(), word, { now: sunday, settings: defaults })).toEqual({})
})

test('points add up in their period, and the standing of the one before is kept', () => {
  const once = earned(earned(given(), 10, sunday - 5), 10, sunday)
  expect(once.contests.weekly).toEqual({ key: '2026-11-16', points: 20, at: sunday, last: null })
  const next = earned(once, 5, monday)
  const last = { key: '2026-11-16', points: 20, at: sunday }
  expect(next.contests.weekly).toEqual({ key: '2026-11-23', points: 5, at: monday, last })
  expect(next.contests.monthly).toEqual({ key: '2026-11', points: 25, at: monday, last: null })
})

test('a check-in counts, and not where the rules do not name it or the contest is closed', () => {
  const tap = (rules: typeof settings) => {
    const account = given()
    return after(account, checkIn(account, { now: sunday, settings: rules }), sunday).contests.weekly
  }
  const changed = (weekly: object) => ({
    ...settings,
    contest: { ...settings.contest, weekly: { ...settings.contest.weekly, ...weekly } },
  })
  expect(tap(settings)).toMatchObject({ points: 5 })
  expect(tap(changed({ activities: ['word'] }))).toBeNull()
  expect(tap(changed({ isOpen: false }))).toBeNull()
})

const contestant = (name: string, [points, reachedAt]: [number, number], parts: Partial<Account> = {}) =>
  given({
    memberId: name,
    profile: { ...profile, nickname: name },
    contests: { weekly: { key: '2026-11-16', points, at: reachedAt, last: null }, monthly: null },
    ...parts,
  })

test('more points stand first, and of the same who got there first', () => {
  const table = placed(
    [contestant('c', [20, 7]), contestant('a', [30, 9]), contestant('b', [20, 6]), contestant('d', [0, 1])],
    'weekly',
    '2026-11-16',
  )
  expect(table.map(({ memberId }) => memberId)).toEqual(['a', 'b', 'c'])
  expect(table[0]?.name).toBe('a**')
  expect(winnersOf(table, settings.contest.weekly.prizes).map(({ prize }) => prize)).toEqual([
    { kind: 'points', points: 100 },
    { kind: 'points', points: 60 },
    { kind: 'points', points: 30 },
  ])
  expect(winnersOf(table.slice(0, 1), settings.contest.weekly.prizes)).toHaveLength(1)
})

test('who has left, or is another account now, has no place', () => {
  const gone = [contestant('a', [9, 1], { profile: null }), contestant('b', [9, 1], { mergedInto: 'c' })]
  expect(placed(gone, 'weekly', '2026-11-16')).toEqual([])
})

test('a prize is points or a label, and says for what', () => {
  const won = { period: 'weekly', key: '2026-11-16', place: 1 } as const
  const give = (prize: Parameters<typeof contestPrize>[1]['prize'], account = given()) =>
    after(account, contestPrize(account, { ...won, prize }, { now: monday, settings }), monday)
  const points = give({ kind: 'points', points: 100 })
  expect(balanceOf(points)).toBe(100)
  expect(reasonOf(entriesOf(points)[0]!.why)).toBe('11月16日起的周竞赛 · 第 1 名，得 100 积分')
  const label = give({ kind: 'label', label: '挂耳一盒' })
  expect([balanceOf(label), entriesOf(label)[0]?.row]).toEqual([0, 'note'])
  expect(balanceOf(give({ kind: 'points', points: 100 }, given({ profile: null })))).toBe(0)
})

test.each([
  ['no activity', { activities: [] }],
  ['an activity twice', { activities: ['word', 'word'] }],
  ['purchases', { activities: ['purchase'] }],
  ['no prize', { prizes: [] }],
  ['four prizes', { prizes: [1, 2, 3, 4].map((points) => ({ kind: 'points', points })) }],
  ['a prize of nothing', { prizes: [{ kind: 'points', points: 0 }] }],
  ['a prize without words', { prizes: [{ kind: 'label', label: ' ' }] }],
])('a contest with %s is refused', (_, change) => {
  const weekly = { ...settings.contest.weekly, ...change }
  expect(v.is(Settings, { ...settings, contest: { ...settings.contest, weekly } })).toBe(false)
})
