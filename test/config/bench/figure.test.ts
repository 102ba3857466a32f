/** What a figure says of itself. */
import { median, quantile, shown, stateOf, targetText } from '../../../config/bench/figure'

const figure = (value: number, target?: { atMost: number } | { atLeast: number }) => ({
  what: 'calls',
  value,
  unit: '',
  ...(target && { target }),
})

test.each([
  [2, { atMost: 2 }, 'reached'],
  [2.01, { atMost: 2 }, 'missed'],
  [400, { atLeast: 400 }, 'reached'],
  [399, { atLeast: 400 }, 'missed'],
  [Number.NaN, { atMost: 2 }, 'missed'],
  [Number.NaN, { atLeast: 2 }, 'missed'],
])('%d against %o is %s', (value, target, state) => {
  expect(stateOf(figure(value, target))).toBe(state)
})

test('without a target there is nothing to reach', () => {
  expect(stateOf(figure(1))).toBe('')
  expect(targetText(figure(1))).toBe('')
})

test('the median and the slowest of a hundred', () => {
  const times = Array.from({ length: 100 }, (_, place) => 100 - place)
  expect(median(times)).toBe(51)
  expect(quantile(times, 0.99)).toBe(100)
  expect(median([7])).toBe(7)
})

test.each([
  [69_659, '69,659'],
  [157.3, '157'],
  [35.16, '35.2'],
  [0.357, '0.36'],
])('%d is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text)
})
