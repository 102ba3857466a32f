/** All chance of a simulated run comes from one seed (mulberry32: small, fast, and good enough to explore with). */

export interface Dice {
  /** A fraction in [0, 1). */
  next(): number
  /** A whole number in [0, count). */
  below(count: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<Thing>(things: readonly Thing[]): Thing
}

export function diceOf(seed: number): Dice {
  // Neighbouring seeds must not begin alike, so the seed is stirred first.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick<Thing>(things: readonly Thing[]): Thing {
      // A list to pick from is never empty, and below() stays inside it.
      return things[below(things.length)] as Thing
    },
  }
}
