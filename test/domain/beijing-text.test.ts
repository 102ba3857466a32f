import {
  clockTime,
  dayHeading,
  daySpan,
  dayText,
  dayWord,
  fullDate,
  monthDay,
} from '../../src/domain/beijing-text'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-21T20:36')

test('a Beijing day begins at 16:00 UTC of the day before', () => {
  expect(dayText(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe('2026-11-20')
  expect(dayText(Date.UTC(2026, 10, 20, 16))).toBe('2026-11-21')
})

test('dates are said as short as they are clear', () => {
  expect(monthDay(at('2026-11-28T00:00'))).toBe('11月28日')
  expect(fullDate(at('2027-03-08T00:00'))).toBe('2027年3月8日')
  expect(clockTime(at('2026-11-21T09:05'))).toBe('09:05')
})

test('a leap day and the last moment of a year are what they are', () => {
  expect(fullDate(at('2028-02-29T23:59:59.999'))).toBe('2028年2月29日')
  expect(fullDate(at('2026-12-31T23:59:59.999'))).toBe('2026年12月31日')
  expect(fullDate(at('2027-01-01T00:00'))).toBe('2027年1月1日')
})

test('the headings of a list name today and yesterday, and the year where it is another', () => {
  expect(dayHeading('2026-11-21', now)).toBe('11月21日 · 今天')
  expect(dayHeading('2026-11-20', now)).toBe('11月20日 · 昨天')
  expect(dayHeading('2026-11-19', now)).toBe('11月19日')
  expect(dayHeading('2025-12-31', now)).toBe('2025年12月31日')
  expect(daySpan('2026-11-18', '2026-11-20', now)).toBe('11月18日 – 20日')
})

test('yesterday of the first of January lies in the year before', () => {
  expect(dayHeading('2026-12-31', at('2027-01-01T08:00'))).toBe('12月31日 · 昨天')
})

test('a row of its own says the day in one word', () => {
  expect(dayWord('2026-11-21', now)).toBe('今天')
  expect(dayWord('2026-11-18', now)).toBe('11月18日')
})
