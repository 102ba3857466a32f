import fc from 'fast-check'
import { splitExactly } from '../../src/domain/money'

test('a total is split over weights without a remainder', () => {
  expect(splitExactly(100, [1, 1, 1])).toEqual([33, 33, 34])
  expect(splitExactly(12_990, [4330, 4330, 4330])).toEqual([4330, 4330, 4330])
  expect(splitExactly(1, [5, 5])).toEqual([0, 1])
})

test('weights of nothing leave the total to the last line', () => {
  expect(splitExactly(7, [0, 0])).toEqual([0, 7])
  expect(splitExactly(0, [0])).toEqual([0])
})

test('amounts whose product no double can hold are split to the fen', () => {
  const whole = 9_999_999_999
  expect(splitExactly(whole, [whole - 1, 1])).toEqual([whole - 1, 1])
  expect(splitExactly(9_999_999_967, [7_777_777_777, 2_222_222_222])).toEqual([7_777_777_752, 2_222_222_215])
})

test('no line takes more than its part rounded up, and the lines make the total', () => {
  const amount = fc.integer({ min: 0, max: 10_000_000_000 })
  const lines = fc
    .array(amount, { minLength: 1, maxLength: 12 })
    .filter((weights) => weights.some((one) => one > 0))
  fc.assert(
    fc.property(amount, lines, (total, weights) => {
      const shares = splitExactly(total, weights)
      const sum = weights.reduce((a, b) => a + b, 0)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
      shares.forEach((share, line) => {
        const exact = (BigInt(total) * BigInt(weights[line]!)) / BigInt(sum)
        expect(BigInt(share) - exact).toBeLessThanOrEqual(1n)
        expect(share).toBeGreaterThanOrEqual(Number(exact))
      })
    }),
  )
})
