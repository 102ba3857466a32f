import { balanceOf, pendingOf } from '../../src/domain/account'
import { settle, settleSteps } from '../../src/domain/settle'
import { at, bucket, entriesOf, given, settings } from './given'

test('points can be spent in the last millisecond of their month and are gone in the next', () => {
  const account = given({ lots: { m202611: 268 } })
  expect(balanceOf(settle(account, at('2026-11-30 23:59:59.999'), settings))).toBe(268)
  const gone = settle(account, at('2026-12-01 00:00'), settings)
  expect(balanceOf(gone)).toBe(0)
  expect(entriesOf(gone)).toMatchObject([{ kind: 'expire', points: -268, at: at('2026-12-01 00:00') }])
})

test.each([
  ['m202802', '2028-02-29 23:59:59.999', '2028-03-01 00:00'],
  ['m202702', '2027-02-28 23:59:59.999', '2027-03-01 00:00'],
  ['m202612', '2026-12-31 23:59:59.999', '2027-01-01 00:00'],
])('the lot %s lasts to the end of its month', (lot, last, over) => {
  const account = given({ lots: { [lot]: 1 } })
  expect(balanceOf(settle(account, at(last), settings))).toBe(1)
  expect(balanceOf(settle(account, at(over), settings))).toBe(0)
})

test('pending points become active at their moment, not a millisecond before', () => {
  const account = given({ pending: { d20261128: bucket(at('2026-11-28 09:00'), { m202711: 500 }) } })
  expect(balanceOf(settle(account, at('2026-11-28 08:59:59.999'), settings))).toBe(0)
  const active = settle(account, at('2026-11-28 09:00'), settings)
  expect([balanceOf(active), pendingOf(active)]).toEqual([500, 0])
})

test('at one moment points become active before they expire', () => {
  const moment = at('2026-12-01 00:00')
  const account = given({
    lots: { m202611: 10 },
    pending: { d20261201: bucket(moment, { m202611: 5, m202711: 7 }) },
  })
  const settled = settle(account, moment, settings)
  expect(settled.lots).toEqual({ m202711: 7 })
  expect(entriesOf(settled).map(({ kind, points }) => [kind, points])).toEqual([
    ['activate', 12],
    ['expire', -15],
  ])
})

test('at one moment the tier is weighed after an activation and before an expiry', () => {
  const moment = at('2026-12-01 00:00')
  const account = given({
    lots: { m202611: 10 },
    pending: { d20261201: bucket(moment, { m202711: 7 }) },
    growth: { g202611: 1000 },
    tier: { id: 'silver', since: at('2025-12-01'), validUntil: moment, graceUntil: null },
  })
  expect(entriesOf(settle(account, moment, settings)).map(({ kind }) => kind)).toEqual([
    'activate',
    'tier',
    'expire',
  ])
})

const sleeper = given({
  lots: { m202611: 10, m202612: 20, m202703: 30, m202710: 40 },
  pending: {
    d20261122: bucket(at('2026-11-22 18:00'), { m202711: 100 }),
    d20261125: bucket(at('2026-11-25 07:00'), { m202711: 50 }),
  },
  debt: 25,
  growth: { g202604: 3000, g202611: 2500 },
  tier: { id: 'gold', since: at('2026-04-10 12:00'), validUntil: at('2027-04-10 12:00'), graceUntil: null },
})

test('settling every night and settling once after three years give the same entries', () => {
  const end = at('2029-11-21 09:00')
  const once = settle(sleeper, end, settings)
  let nightly = sleeper
  for (let night = at('2026-11-21 00:10'); night < end; night += 86_400_000)
    nightly = settle(nightly, night, settings)
  nightly = settle(nightly, end, settings)
  expect(entriesOf(nightly)).toEqual(entriesOf(once))
  expect({ ...nightly, journal: {} }).toEqual({ ...once, journal: {} })
  expect(entriesOf(once).map(({ kind, points }) => [kind, points])).toEqual([
    ['activate', 75],
    ['activate', 50],
    ['expire', -10],
    ['expire', -20],
    ['expire', -30],
    ['tier', 0],
    ['tier', 0],
    ['expire', -40],
    ['expire', -125],
    ['tier', 0],
    ['tier', 0],
  ])
})

test('settling in slices gives the same entries as in one go', () => {
  const end = at('2029-11-21 09:00')
  let sliced = sleeper
  for (let slice = 0; slice < 6; slice += 1) sliced = settleSteps(sliced, { now: end, settings, stepsMax: 2 })
  expect(sliced).toEqual(settle(sleeper, end, settings))
})

test('an account with more due keeps a due moment in the past', () => {
  const end = at('2029-11-21 09:00')
  expect(settleSteps(sleeper, { now: end, settings, stepsMax: 2 }).dueAt).toBe(at('2026-12-01'))
})

test('an upgrade that found no room is due now', () => {
  const now = at('2026-11-21 09:00')
  const account = given({ lots: { m202610: 10 }, growth: { g202611: 1000 } })
  expect(settleSteps(account, { now, settings, stepsMax: 1 }).dueAt).toBe(now)
})

test('two members who have the same step at the same moment have different entries', () => {
  const lots = { m202611: 10 }
  const ids = ['mone', 'mtwo'].map((memberId) =>
    Object.keys(settle(given({ memberId, lots }), at('2026-12-01'), settings).journal),
  )
  expect(ids[0]).not.toEqual(ids[1])
})

test('settling twice changes nothing the second time', () => {
  const now = at('2027-06-01')
  const settled = settle(sleeper, now, settings)
  expect(settle(settled, now, settings)).toEqual(settled)
})

test('an instance whose clock is behind does not take an account back', () => {
  const settled = settle(given(), at('2026-11-21 10:00'), settings)
  expect(settle(settled, at('2026-11-21 09:00'), settings).settledAt).toBe(at('2026-11-21 10:00'))
})

test('what only counted in the past is dropped', () => {
  const account = given({
    growth: { g202511: 5, g202512: 7 },
    counters: { d20261120_word: 3, d20261121_word: 1 },
  })
  const settled = settle(account, at('2026-11-21 09:00'), settings)
  expect(settled.growth).toEqual({ g202512: 7 })
  expect(settled.counters).toEqual({ d20261121_word: 1 })
})
