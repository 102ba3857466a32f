/** Closing contests on a database in memory: late, twice and after weeks without a timer; and winners who cannot be paid. */
import { closeContests, readContest } from '../../cloudfunctions/lib/contests'
import { settleDue } from '../../cloudfunctions/lib/jobs'
import { balanceOf, type Account } from '../../src/domain/account'
import { type Contests, endedSince } from '../../src/domain/contest-period'
import { countedIn } from '../../src/domain/contest'
import { at, entriesOf, settings as defaults, withContests as settings } from '../domain/given'
import { alice, bo, type Desk, openDesk } from './desk'
import { seat } from './office'

const cai = `m${'c'.repeat(26)}`
const numbers = { [alice]: '7K3F29QB', [bo]: '7K3F29QC', [cai]: '7K3F29QD' }
const monday = at('2026-11-23')
const closesAt = monday + 65 * 60_000

beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined))
afterEach(() => jest.restoreAllMocks())

/** What somebody has earned, week by week, as the activities count it. */
function standing(...earned: [day: string, points: number][]): Contests {
  return earned.reduce<Contests>(
    (contests, [day, points]) => {
      const account = { contests } as Account // what is counted needs no more of it
      const counted = countedIn(account, { activity: 'word', points }, { now: at(day), settings })
      return { ...(counted.contests ?? contests), monthly: null }
    },
    { weekly: null, monthly: null },
  )
}

async function stage(standings: Record<string, Contests>, now = closesAt): Promise<Desk> {
  const desk = openDesk()
  for (const [memberId, contests] of Object.entries(standings))
    await seat(desk, { memberId, memberNo: numbers[memberId] ?? '' }, { contests })
  desk.moveTo(now)
  return desk
}

const close = ({ edge }: Desk, rules = settings) => closeContests(edge, rules)
const winnersOf = (desk: Desk) =>
  Object.fromEntries(
    desk
      .all('contests')
      .filter(({ period }) => period === 'weekly')
      // The documents are ours.
      .map(({ key, winners }) => [key, (winners as { memberId: string }[]).map(({ memberId }) => memberId)]),
  )
const pointsOf = (desk: Desk) =>
  Promise.all([alice, bo, cai].map(async (one) => balanceOf(await desk.account(one))))

const week = { [alice]: standing(['2026-11-17', 30]), [bo]: standing(['2026-11-18', 20]) }

test('a contest is closed an hour and five minutes after its end, once by any number of timers', async () => {
  const desk = await stage(week, closesAt - 1)
  await close(desk)
  expect(winnersOf(desk)).toEqual({ '2026-11-09': [] })
  desk.moveTo(closesAt)
  await Promise.all([close(desk), close(desk)])
  await close(desk)
  expect(winnersOf(desk)).toEqual({ '2026-11-09': [], '2026-11-16': [alice, bo] })
  expect(await pointsOf(desk)).toEqual([100, 60, 0])
})

test('a timer whose clock is an hour ahead takes nothing from who still earns in the last minute', async () => {
  const desk = await stage(week, monday + 60 * 60_000 - 1)
  await close(desk)
  const { store } = desk.edge
  // Written by an instance for which it is Sunday still.
  await store.update('accounts', { _id: bo }, { set: { contests: standing(['2026-11-22 23:59', 40]) } })
  desk.moveTo(closesAt)
  await close(desk)
  expect(winnersOf(desk)).toMatchObject({ '2026-11-16': [bo, alice] })
})

test('a timer that comes in the last moment of the following week closes it all the same', async () => {
  const desk = await stage({ ...week, [cai]: standing(['2026-11-16', 40], ['2026-11-24', 5]) })
  desk.moveTo(at('2026-11-30') - 1)
  await close(desk)
  expect(winnersOf(desk)).toEqual({ '2026-11-16': [cai, alice, bo] })
})

test('after weeks without a timer each week is closed, from what the accounts still know', async () => {
  const desk = await stage({}, at('2026-11-16 01:05'))
  await close(desk)
  await seat(desk, { memberId: alice, memberNo: '7K3F29QB' }, { contests: week[alice]! })
  const often = standing(['2026-11-18', 50], ['2026-11-25', 20], ['2026-12-02', 10])
  await seat(desk, { memberId: bo, memberNo: '7K3F29QC' }, { contests: often })
  const late = standing(['2026-11-24', 15], ['2026-12-01', 5])
  await seat(desk, { memberId: cai, memberNo: '7K3F29QD' }, { contests: late })
  desk.moveTo(at('2026-12-07 01:05'))
  await close(desk)
  expect(winnersOf(desk)).toEqual({
    '2026-11-09': [],
    // The most of this week has been forgotten: who had it has earned in two weeks since.
    '2026-11-16': [alice],
    '2026-11-23': [bo, cai],
    '2026-11-30': [bo, cai],
  })
  expect(await pointsOf(desk)).toEqual([100, 200, 120])
})

test('weeks without a timer are made up for, but not years', () => {
  expect(endedSince('weekly', '2026-11-09', closesAt)).toEqual(['2026-11-16'])
  expect(endedSince('weekly', '2026-11-16', closesAt)).toEqual([])
  expect(endedSince('weekly', null, closesAt)).toEqual(['2026-11-16'])
  expect(endedSince('monthly', '2026-08', at('2026-11-01'))).toEqual(['2026-09', '2026-10'])
  const years = endedSince('weekly', '2020-11-16', closesAt)
  expect([years.length, years[0], years.at(-1)]).toEqual([8, '2026-09-28', '2026-11-16'])
})

test('what ended while a contest was not open is not closed by opening it later', async () => {
  const desk = await stage(week)
  const { weekly, monthly } = settings.contest
  await close(desk, { ...settings, contest: { weekly: { ...weekly, isOpen: false }, monthly } })
  await close(desk)
  expect(winnersOf(desk)).toEqual({})
})

test.each([
  ['once it had ended has shut out nobody', '2026-11-23 00:00', { '2026-11-16': [alice, bo] }],
  ['while it ran has given its prizes up', '2026-11-22 23:59', {}],
])('who shuts a contest %s', async (_name, shutAt, winners) => {
  const desk = await stage(week, closesAt)
  const versions = [
    { number: 2, at: at('2026-11-01'), settings },
    { number: 3, at: at(shutAt), settings: defaults },
  ]
  for (const one of versions) await desk.edge.store.insert('settings', [{ _id: `v${one.number}`, ...one }])
  await close(desk, defaults)
  expect(winnersOf(desk)).toEqual(winners)
  expect(await pointsOf(desk)).toEqual('2026-11-16' in winners ? [100, 60, 0] : [0, 0, 0])
})

test('a timer that was killed after counting counts no second time, at any call', async () => {
  for (let call = 1; call <= 14; call += 1) {
    const desk = await stage(week)
    let calls = 0
    desk.before = () => {
      calls += 1
      if (calls >= call) throw new Error('killed')
    }
    await close(desk).catch(() => undefined)
    desk.before = () => undefined
    await close(desk)
    expect(winnersOf(desk)).toEqual({ '2026-11-16': [alice, bo] })
    expect(await pointsOf(desk)).toEqual([100, 60, 0])
  }
})

test('a prize that cannot be given keeps neither later winners nor later contests waiting', async () => {
  const desk = await stage({ ...week, [cai]: standing(['2026-11-24', 5]) })
  const { edge } = desk
  const { get } = edge.store
  edge.store.get = (collection, id) =>
    id === alice ? Promise.reject(new Error('alice cannot be read')) : get(collection, id)
  expect(await close(desk)).toBe(1)
  expect(desk.all('contests').find(({ period }) => period === 'weekly')).toMatchObject({ isPaid: false })
  desk.moveTo(at('2026-11-30 01:05'))
  await close(desk)
  edge.store.get = get
  expect(await pointsOf(desk)).toEqual([0, 60, 100])
  await close(desk)
  expect(await pointsOf(desk)).toEqual([100, 60, 100])
  expect(desk.all('contests').every(({ isPaid }) => isPaid === true)).toBe(true)
})

/** Counted while nobody can be paid; the world changes, and then the prizes are given. */
async function countedFirst(change: (desk: Desk) => Promise<unknown>): Promise<Desk> {
  const desk = await stage({ ...week, [cai]: standing() })
  const { get } = desk.edge.store
  desk.edge.store.get = (collection, id) =>
    collection === 'accounts' ? Promise.reject(new Error('accounts rest')) : get(collection, id)
  await close(desk)
  desk.edge.store.get = get
  await change(desk)
  await close(desk)
  return desk
}

const put = ({ edge }: Desk, memberId: string, set: Partial<Account>) =>
  edge.store.update('accounts', { _id: memberId }, { set: { ...set }, inc: { version: 1 } })

test('who was merged before the prize came has it where they are now', async () => {
  const desk = await countedFirst(async (on) => {
    await put(on, alice, { mergedInto: cai, profile: null })
    await put(on, cai, { aliases: [alice] })
  })
  expect(await pointsOf(desk)).toEqual([100, 60, 100])
  expect(await desk.account(alice)).toMatchObject({ memberId: cai })
})

test('of two winners who became one account it has both prizes', async () => {
  const desk = await countedFirst(async (on) => {
    await put(on, alice, { mergedInto: bo, profile: null })
    await put(on, bo, { aliases: [alice] })
  })
  expect(balanceOf(await desk.account(bo))).toBe(160)
})

test('who has left before the prize came gets nothing, and nobody moves up', async () => {
  const desk = await countedFirst((on) => put(on, alice, { profile: null }))
  expect(await pointsOf(desk)).toEqual([0, 60, 0])
  expect(entriesOf(await desk.account(alice))).toMatchObject([
    { kind: 'contest-prize', row: 'hidden', points: 0 },
  ])
})

test('whoever has left stands before nobody any more', async () => {
  const desk = await stage({}, at('2026-11-20'))
  const ids = Array.from({ length: 22 }, (_, place) => `m${String.fromCharCode(97 + place).repeat(26)}`)
  for (const [place, memberId] of ids.entries())
    await seat(
      desk,
      { memberId, memberNo: `7K3F2${100 + place}` },
      { contests: standing(['2026-11-17', 100 - place]) },
    )
  const [first = '', last = ''] = [ids[0], ids.at(-1)]
  const call = { edge: desk.edge, openid: 'o', memberId: last, action: 'points.getContest', settings }
  const seen = async () => {
    const view = await readContest({ ...call, now: desk.edge.now() }, { period: 'weekly' })
    return 'own' in view && [view.leaders.length, view.own.place]
  }
  expect(await seen()).toEqual([20, 22])
  const dueAt = at('2026-11-20')
  await put(desk, first, { leave: { state: 'asked', at: at('2026-11-12'), dueAt }, dueAt })
  await settleDue(desk.edge, settings, dueAt)
  expect(await seen()).toEqual([20, 21])
})
