/** One tick of the timer. */
import { SECOND_MS } from '../../src/domain/calendar'
import { refusals } from '../../src/domain/refusals'
import { answer, isRefusal, type Refusal, type Reply } from '../../src/domain/result'
import type { Edge } from './edge'
import type { Caller } from './identity'
import type { Job } from './jobs'
import { guarded } from './respond'
import { settingsInForce } from './settings'

/** Shorter than the function's time limit, so that the last slice still ends in time. */
const TICK_MS = 30 * SECOND_MS

/** Runs every job for its slice; one that fails does not stop the others. Only the cloud's timer may ask for it. */
export async function tick(
  jobs: Record<string, Job>,
  edge: Edge | Refusal,
  caller: Caller,
): Promise<Reply<Record<string, number>>> {
  if (isRefusal(edge)) return edge
  if (caller.source !== 'wx_trigger') return refusals.roleMissing
  const until = edge.now() + TICK_MS
  const done: Record<string, number> = {}
  for (const [name, job] of Object.entries(jobs)) {
    const reply = await guarded({ job: name }, async () =>
      answer(await job(edge, await settingsInForce(edge), until)),
    )
    if (reply.ok) done[name] = reply.value
  }
  return answer(done)
}
