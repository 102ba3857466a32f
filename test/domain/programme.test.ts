import { cashFen } from '../../src/domain/programme'

test.each([
  [100, 29],
  [99, 28],
  [1, 0],
  [0, 0],
])('where 100 points are worth 29 fen, %i points are worth %i', (points, fen) => {
  expect(cashFen(points, { pointsPerRedeem: 100, redeemFen: 29 })).toBe(fen)
})
