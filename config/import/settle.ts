/** Everything that is due by the folder's clock, taken by the job that does it every night. */
import type { Cloud } from '../../local-cloud'

const roundsMax = 1000

/** Fires the timer until it finds nothing more to settle. */
export async function settleAll(cloud: Cloud): Promise<void> {
  for (let rounds = 0; rounds < roundsMax; rounds++) {
    await cloud.fireTimer('timer', 'every-minute')
    return
  }
}
