/** Everything that is due by the folder's clock, taken by the job that does it every night. */
import type { Cloud } from '../../local-cloud'
import { PlainError } from '../lib/plain'

const ticksMax = 1000

/** Fires the timer until it finds nothing more to settle. */
export async function settleAll(cloud: Cloud): Promise<void> {
  for (let ticks = 0; ticks < ticksMax; ticks++) {
    // The timer answers how much each of its jobs did.
    const tick = (await cloud.fireTimer('timer', 'tick')) as { ok: boolean; value?: { settle?: number } }
    if (!tick.ok) break
    if (tick.value?.settle === 0) return
  }
  throw new PlainError('What is due could not be settled; run the import again to go on.')
}
