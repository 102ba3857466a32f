/** What can be priced at the till: an amount or lines, each line and each coupon once. */
import { isOneSale, type SaleAsked } from '../../src/domain/sale'

const asked = (parts: Partial<SaleAsked>): SaleAsked => ({ couponIds: [], pointsUsed: 0, ...parts })
const line = (lineId: string) => ({ lineId, fen: 100 })

test('an amount is a sale and so are lines; both together and neither are none', () => {
  expect(isOneSale(asked({ amountFen: 0 }))).toBe(true)
  expect(isOneSale(asked({ lines: [line('1')] }))).toBe(true)
  expect(isOneSale(asked({ amountFen: 100, lines: [line('1')] }))).toBe(false)
  expect(isOneSale(asked({}))).toBe(false)
})

test('a line is named once', () => {
  expect(isOneSale(asked({ lines: [line('1'), line('2')] }))).toBe(true)
  expect(isOneSale(asked({ lines: [line('1'), line('1')] }))).toBe(false)
})

test('a coupon pays once', () => {
  expect(isOneSale(asked({ amountFen: 100, couponIds: ['ca', 'cb'] }))).toBe(true)
  expect(isOneSale(asked({ amountFen: 100, couponIds: ['ca', 'ca'] }))).toBe(false)
})
