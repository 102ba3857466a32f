/** The independent computation, tried on members whose figures were worked out by hand. */
import { type Bought, expectedOf } from '../../../config/import/naive'

const asOf = Date.parse('1998-07-01T00:00:00+08:00')
const bought = (day: string, yuan: number, ordinal = 1): Bought => ({
  orderId: `00001-${ordinal}`,
  paidAt: Date.parse(`${day}T12:00:00+08:00`),
  paidFen: yuan * 100,
})
const figures = (...own: Bought[]) => {
  const { pointsOf: _, takenBack: _none, ...rest } = expectedOf(own, asOf)
  return rest
}
const nothing = { active: 0, pending: 0, expired: 0, growth: 0, debt: 0, tier: 'basic' }

test('points end with the month twelve months after the purchase', () => {
  expect(figures(bought('1997-06-30', 90))).toEqual({ ...nothing, expired: 90 })
  expect(figures(bought('1997-07-01', 90))).toEqual({ ...nothing, active: 90 })
})

test('growth is that of the current month and the eleven before it', () => {
  expect(figures(bought('1997-07-31', 90))).toMatchObject({ growth: 0 })
  expect(figures(bought('1997-08-01', 90))).toMatchObject({ growth: 90 })
})

test('points wait seven days', () => {
  expect(figures(bought('1998-06-23', 90))).toMatchObject({ active: 90, pending: 0 })
  expect(figures(bought('1998-06-24', 90))).toMatchObject({ active: 0, pending: 90 })
})

test('the multiplier is that of the tier held before the purchase', () => {
  const own = [bought('1998-01-01', 999, 1), bought('1998-01-02', 1, 2), bought('1998-01-03', 10, 3)]
  expect(figures(...own)).toEqual({ ...nothing, active: 1012, growth: 1012, tier: 'silver' })
})

test('the tier rises at once to the highest that is reached', () => {
  expect(figures(bought('1998-01-01', 4999))).toMatchObject({ tier: 'silver' })
  expect(figures(bought('1998-01-01', 5000))).toMatchObject({ tier: 'gold' })
  expect(figures(bought('1998-01-01', 20_000))).toMatchObject({ tier: 'diamond' })
})

test('purchases count in the order of payment, not of the file', () => {
  const late = bought('1998-02-01', 10, 1)
  const early = bought('1998-01-01', 1000, 2)
  expect(expectedOf([late, early], asOf).pointsOf.get('00001-1')).toBe(12)
})

test('parts of a yuan and parts of a point earn nothing', () => {
  const silver = bought('1998-01-01', 1000, 1)
  const odd = { ...bought('1998-01-02', 0, 2), paidFen: 499 }
  expect(expectedOf([silver, odd], asOf).pointsOf.get('00001-2')).toBe(4)
})
