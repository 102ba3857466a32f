/** Simulated time in whole ms: whoever waits goes on when the moment has come, and nothing else takes any time. */
export interface SimulatedTime {
  now(): number
  wait(ms: number): Promise<void>
  /** Lets time pass until nobody waits any more. */
  pass(): Promise<void>
}

export function simulateTime(startsAt: number): SimulatedTime {
  let now = startsAt
  let waiting = 0
  const due = new Map<number, (() => void)[]>()
  return {
    now: () => now,
    wait(ms) {
      const at = now + Math.max(1, Math.round(ms))
      waiting += 1
      const together = due.get(at) ?? []
      due.set(at, together)
      return new Promise((resolve) => void together.push(resolve))
    },
    async pass() {
      for (; waiting > 0; now += 1) {
        const woken = due.get(now) ?? []
        if (woken.length === 0) continue
        due.delete(now)
        waiting -= woken.length
        for (const goOn of woken) goOn()
        // Everybody who goes on comes to their next wait before the next moment.
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

/** Turns at things that only one may hold at a time, by name. */
export function turns(): { take(name: string): Promise<void>; leave(name: string): void } {
  const held = new Map<string, (() => void)[]>()
  return {
    async take(name) {
      const behind = held.get(name)
      if (behind) return new Promise((resolve) => void behind.push(resolve))
      held.set(name, [])
    },
    leave(name) {
      const next = held.get(name)?.shift()
      if (next) next()
      else held.delete(name)
    },
  }
}
