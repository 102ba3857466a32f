/**
 * Only one thing happens at a time: whoever wants to touch the shared world waits for a turn, the dice say who goes on,
 * and nobody else is woken before that one has come to rest. So a seed is one order of events, and the same one always.
 */
import type { Dice } from './dice'

interface Waiting {
  who: string
  wake: () => void
  /** So many times it is passed over when its turn comes: a sleeper wakes up in another world. */
  naps: number
}

export interface Turns {
  /** Resolves when it is this one's turn; who is dropped meanwhile never wakes. */
  wait(who: string): Promise<void>
  /** Whoever waits under this name is never woken again: it has crashed. */
  drop(who: string): void
  /** Gives turns until nobody waits any more; `look` sees the world after each and may throw. */
  run(look: () => void): Promise<void>
  /** How many turns were taken. */
  count(): number
}

/** Calls when no microtask is left, at a tenth of the price of setImmediate; a tick asked for in a tick comes before them. */
const whenAllSleep = (go: () => void) => queueMicrotask(() => process.nextTick(go))

const never = () => new Promise<void>(() => {})

export interface Pace {
  /** More turns than these mean that somebody runs in circles. */
  turnsMax: number
  /** The chance that who waits falls asleep over it. */
  sleep: number
}

/** Turns by the dice. */
export function turnsBy(dice: Dice, { turnsMax, sleep }: Pace): Turns {
  let waiting: Waiting[] = []
  let taken = 0
  const next = (): Waiting | undefined => {
    const at = dice.below(waiting.length)
    const chosen = waiting[at]
    if (!chosen || chosen.naps === 0) return waiting.splice(at, 1)[0]
    chosen.naps -= 1
    return next()
  }
  const dropped = new Set<string>()
  return {
    wait(who) {
      if (dropped.has(who)) return never()
      const naps = dice.chance(sleep) ? dice.below(30) : 0
      return new Promise<void>((resolve) => waiting.push({ who, wake: resolve, naps }))
    },
    drop(who) {
      dropped.add(who)
      waiting = waiting.filter((one) => one.who !== who)
    },
    count: () => taken,
    run: (look) =>
      new Promise<void>((resolve, reject) => {
        const giveTurn = () => {
          if (waiting.length === 0) return resolve()
          taken += 1
          if (taken > turnsMax) return reject(new Error(`nobody came to rest within ${turnsMax} turns`))
          next()?.wake()
          whenAllSleep(lookAndGoOn)
        }
        const lookAndGoOn = () => {
          try {
            look()
          } catch (error) {
            return reject(error instanceof Error ? error : new Error(String(error)))
          }
          giveTurn()
        }
        whenAllSleep(giveTurn)
      }),
  }
}
