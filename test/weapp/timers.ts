/**
 * Timers as a mini-program sees them: numbers, and an error inside one is noted rather than lost. Short ones run by
 * themselves. Those of a second and more wait until the test lets time pass, or a slow machine would count the clock
 * that ticks on a page as part of the step before.
 */
import { type Faults } from './faults'

type Callback = (...args: unknown[]) => void
type Handle = ReturnType<typeof setTimeout>

interface LongTimer {
  dueAt: number
  every: number | null
  fire: () => void
}

const longFromMs = 1000

export function createTimers(faults: Faults) {
  const short = new Map<number, Handle>()
  const long = new Map<number, LongTimer>()
  let newest = 0
  let passedMs = 0

  const start = (isOnce: boolean) => {
    return (callback: Callback, delayMs = 0, ...args: unknown[]): number => {
      const id = ++newest
      const call = () => void faults.guard('a timer', () => callback(...args))
      const fire = isOnce ? () => (clear(id), call()) : call
      if (delayMs >= longFromMs)
        long.set(id, { dueAt: passedMs + delayMs, every: isOnce ? null : delayMs, fire })
      else short.set(id, (isOnce ? setTimeout : setInterval)(fire, delayMs))
      return id
    }
  }

  const clear = (id: number): void => {
    clearTimeout(short.get(id))
    short.delete(id)
    long.delete(id)
  }

  const nextDue = (until: number): LongTimer | undefined =>
    [...long.values()].filter(({ dueAt }) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt)[0]

  return {
    globals: {
      setTimeout: start(true),
      setInterval: start(false),
      clearTimeout: clear,
      clearInterval: clear,
    },
    passedMs: () => passedMs,
    /** Fires the long timers that fall due in this time, in their order. */
    pass(ms: number): void {
      const until = passedMs + ms
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        passedMs = timer.dueAt
        if (timer.every !== null) timer.dueAt += timer.every
        timer.fire()
      }
      passedMs = until
    },
    /** Ends them all, so that nothing of a closed mini-program goes on. */
    stop(): void {
      for (const id of [...short.keys(), ...long.keys()]) clear(id)
    },
  }
}
