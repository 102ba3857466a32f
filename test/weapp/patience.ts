/** Waiting for what a step leads to, without a clock: a busy machine is slow for the phone and for us alike. */
import type { Meter } from './meter'
import type { Screen } from './screen'
import type { CloudTraffic } from './wx-cloud'

export interface Patience {
  /** Waits until nothing is under way: no call to the cloud, no update of the view. */
  settle(): Promise<void>
  /** Waits until the page says this. Throws where it will not, or where something went wrong meanwhile. */
  see(words: string): Promise<void>
}

interface Watched {
  screen: Screen
  meter: Meter
  traffic: CloudTraffic
  faults(): string[]
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

/** So often in a row nothing moves when a change of the view is over. */
const looksUntilRest = 12
/** So often in a row nothing moves when nothing will: longer than any timer that runs by itself. */
const looksUntilHopeless = 240
const looksMax = 4000

export function createPatience({ screen, meter, traffic, faults }: Watched): Patience {
  /** Looks again and again; `isDone` is told how often in a row nothing moved. */
  const until = async (isDone: (quietLooks: number) => boolean, complaint: () => string): Promise<void> => {
    let [quietLooks, seen] = [0, meter.calls.length]
    for (let looks = 0; looks < looksMax && quietLooks < looksUntilHopeless; looks++) {
      // What has gone wrong already will not come right by waiting.
      if (faults().length > 0) throw new Error(faults().join('\n'))
      if (isDone(quietLooks)) return
      await pause()
      quietLooks = traffic.waiting === 0 && meter.calls.length === seen ? quietLooks + 1 : 0
      seen = meter.calls.length
    }
    throw new Error(complaint())
  }
  return {
    settle: () =>
      until(
        (quietLooks) => quietLooks >= looksUntilRest,
        () => 'The phone does not come to rest',
      ),
    see: (words) =>
      until(
        () => screen.says(words),
        () => `「${words}」 is not on the page: ${screen.text()}`,
      ),
  }
}
