/** Dice that fall the same way every time: what was interrupted in the middle continues as it began. */

export interface Dice {
  /** A number from 0 up to, not including, 1. */
  roll(): number
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice
}

export function diceOf(seed: number): Dice {
  const roll = rollsOf(seed)
  const between = (min: number, max: number): number => min + Math.floor(roll() * (max - min + 1))
  return { roll, between, pick: (choices) => choices[between(0, choices.length - 1)] ?? choices[0] }
}

/** Numbers from 0 up to, not including, 1: mulberry32 by Tommy Ettinger, public domain. */
export function rollsOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
