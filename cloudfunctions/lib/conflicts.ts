/** Trying again what met a conflict: nothing of it was done, and the SDK does not try again by itself. */
import { isConflict } from './store'

const TRIES_MAX = 6
const PAUSE_MS_MAX = 200

/** What waits and what is drawn between two tries. */
export interface Patience {
  dice(): number
  pause(ms: number): Promise<void>
}

/** Does it again after a conflict, a random while later and longer each time; every other error goes through. */
export async function withoutConflict<Value>(patience: Patience, work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!isConflict(error) || tries === TRIES_MAX) throw error
    }
    await patience.pause(patience.dice() * Math.min(PAUSE_MS_MAX, 10 * 2 ** tries))
  }
}
