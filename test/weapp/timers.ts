/** Timers as a mini-program sees them: numbers, and an error inside one is noted rather than lost. */
import { type Faults } from './faults'

type Callback = (...args: unknown[]) => void
type Handle = ReturnType<typeof setTimeout>

export function createTimers(faults: Faults) {
  const running = new Map<number, Handle>()
  let newest = 0

  function start(make: typeof setTimeout | typeof setInterval, isOnce: boolean) {
    return (callback: Callback, delayMs = 0, ...args: unknown[]): number => {
      const id = ++newest
      const fire = () => {
        if (isOnce) running.delete(id)
        faults.guard('a timer', () => callback(...args))
      }
      running.set(id, make(fire, delayMs))
      return id
    }
  }

  const clear = (id: number): void => {
    clearTimeout(running.get(id))
    running.delete(id)
  }

  return {
    globals: {
      setTimeout: start(setTimeout, true),
      setInterval: start(setInterval, false),
      clearTimeout: clear,
      clearInterval: clear,
    },
    /** Ends them all, so that nothing of a closed mini-program goes on. */
    stop: () => {
      for (const id of [...running.keys()]) clear(id)
    },
  }
}
