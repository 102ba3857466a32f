/** Money is integer fen (¥0.01). */

/**
 * Splits a total (fen) over weights by running sums, so that no fen is left over and none is made. Integers, not
 * negative.
 */
export function splitExactly(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map((_, index) => (index === weights.length - 1 ? total : 0))
  let weight = 0
  let given = 0
  return weights.map((part) => {
    weight += part
    const upTo = proportion(total, weight, sum)
    const share = upTo - given
    given = upTo
    return share
  })
}

/** floor(total × part / whole) for integers, none negative and `whole` not 0, whose product does not fit a double: long multiplication, bit by bit. */
export function proportion(total: number, part: number, whole: number): number {
  const bits = total.toString(2)
  const wholes = Math.floor(part / whole)
  const step = part % whole
  let quotient = 0
  let rest = 0
  for (const bit of bits) {
    rest = rest * 2 + (bit === '1' ? step : 0)
    quotient = quotient * 2 + Math.floor(rest / whole)
    rest %= whole
  }
  return wholes * total + quotient
}
