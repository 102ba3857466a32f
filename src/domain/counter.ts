/**
 * Counters of limits, in the account. A key begins with the Beijing day at whose end it may be dropped, so that
 * settling drops it without knowing what it counted: `d20261121_word`, `d20261130_invite`.
 */
import { type Account, dayKey } from './account'
import type { Day } from './calendar'

type Counters = Account['counters']

const PREFIX_LENGTH = 'd20261121_'.length

/** The key of a counter that lasts to the end of a day. */
export function counterKey(lastDay: Day, name: string): string {
  return `${dayKey(lastDay)}_${name}`
}

/** What a key counts: `word`. */
export function counterName(key: string): string {
  return key.slice(PREFIX_LENGTH)
}

/** The Beijing day to whose end the counter of a key lasts: 2026-11-21. */
export function counterDay(key: string): Day {
  return key.slice(1, PREFIX_LENGTH - 1).replace(/(....)(..)(..)/, '$1-$2-$3')
}

/** How often something was counted that lasts to the end of this very day. */
export function countOf(counters: Counters, lastDay: Day, name: string): number {
  return counters[counterKey(lastDay, name)] ?? 0
}

/** The counters with one more. */
export function countedOnce(counters: Counters, lastDay: Day, name: string): Counters {
  const key = counterKey(lastDay, name)
  return { ...counters, [key]: (counters[key] ?? 0) + 1 }
}

/** How often something was counted, whatever day it was to last to: that day may have been moved since. */
export function countOnAnyDay(counters: Counters, name: string): number {
  const own = Object.entries(counters).filter(([key]) => counterName(key) === name)
  return own.reduce((sum, [, count]) => sum + count, 0)
}

/** The counters with one more, under the day to which it lasts now; what was counted under another day moves along. */
export function countedOnAnyDay(counters: Counters, lastDay: Day, name: string): Counters {
  const others = Object.entries(counters).filter(([key]) => counterName(key) !== name)
  return { ...Object.fromEntries(others), [counterKey(lastDay, name)]: countOnAnyDay(counters, name) + 1 }
}
