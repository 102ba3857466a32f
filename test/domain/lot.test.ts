import { balanceOf } from '../../src/domain/account'
import { earliestLots, graceLotKey, lastDayOfLot, lotEndsAt, lotKey, takenFrom } from '../../src/domain/lot'
import { dueAtOf, settle } from '../../src/domain/settle'
import { at, entriesOf, given, settings } from './given'

test('points earned in a month end with the month twelve later', () => {
  expect(lotKey(at('2026-11-01 00:00'), settings)).toBe('m202711')
  expect(lotKey(at('2026-11-30 23:59:59.999'), settings)).toBe('m202711')
  expect(lotKey(at('2026-12-01 00:00'), settings)).toBe('m202712')
})

test('a lot of grace ends with the thirtieth day after the return', () => {
  const lot = graceLotKey(at('2027-11-15 23:59:59.999'), settings)
  expect(lot).toBe('m20271215')
  expect(lotEndsAt(lot)).toBe(at('2027-12-16 00:00'))
  expect(graceLotKey(at('2027-11-16 00:00'), settings)).toBe('m20271216')
})

test.each([
  ['m202802', '2028-03-01', '2028-02-29'],
  ['m202702', '2027-03-01', '2027-02-28'],
  ['m202712', '2028-01-01', '2027-12-31'],
  ['m20280228', '2028-02-29', '2028-02-28'],
  ['m20280229', '2028-03-01', '2028-02-29'],
  ['m20271231', '2028-01-01', '2027-12-31'],
])('the lot %s is over at %s and lasts through %s', (lot, over, last) => {
  expect([lotEndsAt(lot), lastDayOfLot(lot)]).toEqual([at(over), last])
})

test('lots are used by their ends, not by their names', () => {
  expect(earliestLots({ m202712: 1, m20271215: 1, m202711: 1, m20280101: 1, m20271231: 1 })).toEqual([
    'm202711',
    'm20271215',
    'm202712',
    'm20271231',
    'm20280101',
  ])
  expect(takenFrom({ m202712: 50, m20271215: 20 }, 30)).toEqual({ m20271215: 20, m202712: 10 })
})

test('a day of grace is what falls due next, and ends before the month it lies in', () => {
  const account = given({ lots: { m202712: 50, m20271215: 20 } })
  expect(dueAtOf(account)).toBe(at('2027-12-16 00:00'))
  expect(balanceOf(settle(account, at('2027-12-15 23:59:59.999'), settings))).toBe(70)
  const later = settle(account, at('2027-12-16 00:00'), settings)
  expect(later.lots).toEqual({ m202712: 50 })
  expect(entriesOf(later)).toMatchObject([
    { kind: 'expire', points: -20, why: { of: 'expire', day: '2027-12-15' } },
  ])
})
