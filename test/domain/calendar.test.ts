import {
  dayBefore,
  dayOf,
  endOfMonth,
  monthAfter,
  monthOf,
  monthsLater,
  parseInstant,
  startOfDay,
} from '../../src/domain/calendar'
import { at } from './given'

test('a Beijing day begins at 16:00 of the day before in UTC', () => {
  expect(dayOf(Date.parse('2026-11-20T15:59:59.999Z'))).toBe('2026-11-20')
  expect(dayOf(Date.parse('2026-11-20T16:00:00.000Z'))).toBe('2026-11-21')
  expect(startOfDay('2026-11-21')).toBe(Date.parse('2026-11-20T16:00:00.000Z'))
})

test('a month begins with its first Beijing day, also at the end of a year', () => {
  expect(monthOf(at('2026-12-31 23:59:59.999'))).toBe('2026-12')
  expect(monthOf(at('2027-01-01 00:00'))).toBe('2027-01')
  expect(endOfMonth('2026-12')).toBe(at('2027-01-01 00:00'))
})

test('the day before knows months, years and leap days', () => {
  expect(dayBefore('2026-03-01')).toBe('2026-02-28')
  expect(dayBefore('2028-03-01')).toBe('2028-02-29')
  expect(dayBefore('2027-01-01')).toBe('2026-12-31')
})

test('months are counted over the end of a year, forwards and backwards', () => {
  expect(monthAfter('2026-11', 12)).toBe('2027-11')
  expect(monthAfter('2026-11', 2)).toBe('2027-01')
  expect(monthAfter('2026-02', -11)).toBe('2025-03')
})

test('a year later is the same hour, and the last day where the month is shorter', () => {
  expect(monthsLater(at('2026-11-21 15:30'), 12)).toBe(at('2027-11-21 15:30'))
  expect(monthsLater(at('2028-02-29 08:00'), 12)).toBe(at('2029-02-28 08:00'))
  expect(monthsLater(at('2026-01-31 00:30'), 1)).toBe(at('2026-02-28 00:30'))
  expect(monthsLater(at('2026-12-31 23:59'), 2)).toBe(at('2027-02-28 23:59'))
})

test.each([
  ['2026-11-21T08:00:00+08:00', '2026-11-21T00:00:00.000Z'],
  ['2026-11-21T08:00+08:00', '2026-11-21T00:00:00.000Z'],
  ['2026-11-21T00:00:00Z', '2026-11-21T00:00:00.000Z'],
  ['2026-11-20T19:00:00.5-05:00', '2026-11-21T00:00:00.500Z'],
  ['2028-02-29T12:00:00.123+00:00', '2028-02-29T12:00:00.123Z'],
])('%s is a moment', (text, utc) => {
  expect(parseInstant(text)).toBe(Date.parse(utc))
})

test.each([
  '2026-11-21T08:00:00',
  '2026-11-21',
  '2026-11-21 08:00:00+08:00',
  '2026-02-29T08:00:00+08:00',
  '2026-13-01T08:00:00+08:00',
  '2026-11-21T24:00:00+08:00',
  '2026-11-21T08:60:00+08:00',
  '2026-11-21T08:00:60+08:00',
  '2026-11-21T08:00:00+15:00',
  '2026-11-21T08:00:00+0800',
  '+002026-11-21T08:00:00Z',
  '1764000000',
  '',
])('%j is none', (text) => {
  expect(parseInstant(text)).toBeUndefined()
})
