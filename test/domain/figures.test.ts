import { grouped, inFours, shortYuan, signed, yuan } from '../../src/domain/figures'

test('numbers have their separators from a thousand on', () => {
  expect([0, 999, 1000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567'])
})

test('a change carries its sign, nothing carries none', () => {
  expect([320, -980, 0].map(signed)).toEqual(['+320', '−980', '0'])
})

test('money is said to the fen, also below one yuan and below zero', () => {
  expect([0, 5, 99, 100, 32_680, 12_345_670, -3600].map(yuan)).toEqual([
    '¥0.00',
    '¥0.05',
    '¥0.99',
    '¥1.00',
    '¥326.80',
    '¥123,456.70',
    '−¥36.00',
  ])
})

test('the price of a rule leaves needless fen out', () => {
  expect([1000, 1050, 1005].map(shortYuan)).toEqual(['¥10', '¥10.50', '¥10.05'])
})

test('a code is read in fours', () => {
  expect(inFours('7K3F29QD')).toBe('7K3F 29QD')
  expect(inFours('48271936')).toBe('4827 1936')
  expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ')
})
