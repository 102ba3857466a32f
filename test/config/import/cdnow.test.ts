/** Reading the history: what a line means, and which lines mean nothing. */
import { readCdnow } from '../../../config/import/cdnow'
import { makeUpHistory } from '../../../config/import/made-up-history'

const header = ' customer_id  date number_of_cds  dollar_value\n'

test('a line is a purchase at noon in Beijing, a dollar is ¥7', () => {
  expect(readCdnow(`${header} 00001 19970101  1   11.77\n`)).toEqual({
    purchases: [
      { line: 2, customer: '00001', orderId: '00001-1', paidAt: '1997-01-01T12:00:00+08:00', paidFen: 8239 },
    ],
    skipped: [],
  })
})

test('two equal lines are two purchases', () => {
  const twice = ' 00002 19970112  1   12.00\n'.repeat(2)
  expect(readCdnow(twice).purchases.map(({ orderId }) => orderId)).toEqual(['00002-1', '00002-2'])
})

test.each([
  ['0.00', 0],
  ['12', 8400],
  ['0.0007', 0],
  ['0.000714', 0],
  ['0.000715', 1],
  ['0.0022', 2],
  ['9999999999.99', 6_999_999_999_993],
])('$%s are %d fen, half a fen rounded up', (dollars, fen) => {
  expect(readCdnow(`00001 19970101 1 ${dollars}`).purchases.map(({ paidFen }) => paidFen)).toEqual([fen])
})

test.each([
  ['garbage', 'has 1 column instead of 4'],
  ['00001 19970101 1', 'has 3 columns instead of 4'],
  ['00001 19970101 1 2.00 5', 'has 5 columns instead of 4'],
  ['alice 19970101 1 2.00', 'has no customer number in "alice"'],
  ['00001 19970229 1 2.00', 'has no date YYYYMMDD in "19970229"'],
  ['00001 1997-01-01 1 2.00', 'has no date YYYYMMDD in "1997-01-01"'],
  ['00001 19970101 -1 2.00', 'has no number of CDs in "-1"'],
  ['00001 19970101 1 -2.00', 'has no amount of dollars in "-2.00"'],
  ['00001 19970101 1 NaN', 'has no amount of dollars in "NaN"'],
  ['00001 19970101 1 1e3', 'has no amount of dollars in "1e3"'],
  [`00001 19970101 1 ${'9'.repeat(1_000_000)}`, `has no amount of dollars in "${'9'.repeat(40)}…"`],
])('a line that says nothing is named and skipped (%#)', (line, why) => {
  const { purchases, skipped } = readCdnow(`${header}${line}\n00001 19970102 1 3.00\n`)
  expect(skipped).toEqual([{ line: 2, why }])
  expect(purchases).toHaveLength(1)
})

test('a line that is mended later does not rename the others', () => {
  const mended = readCdnow('00001 19970101 1 2.00\n00001 19970102 1 3.00\n')
  const broken = readCdnow('00001 19970101 1 2,00\n00001 19970102 1 3.00\n')
  expect(broken.purchases).toEqual(mended.purchases.slice(1))
})

test('lines of another system end in another way, and empty ones count only as lines', () => {
  const { purchases, skipped } = readCdnow('00001 19970101 1 2.00\r\n\r\n00001 19970102 1 3.00\r\n')
  expect(purchases.map(({ line }) => line)).toEqual([1, 3])
  expect(skipped).toEqual([])
})

test('the made-up history is the same each time and wholly readable', () => {
  const history = makeUpHistory(3000)
  expect(makeUpHistory(3000)).toEqual(history)
  const { purchases, skipped } = readCdnow(history.text)
  expect(skipped).toEqual([])
  expect(purchases).toHaveLength(3000)
  expect(new Set(purchases.map(({ customer }) => customer)).size).toBe(history.customers)
})
