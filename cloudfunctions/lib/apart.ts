/** Pieces of a job, each for itself: one account that cannot be worked on must not keep everybody behind it waiting. */
import { report } from './log'

/** Does one piece of a job; what it throws is told in the log and goes no further. False where it threw. */
export async function apart(job: string, work: () => Promise<unknown>): Promise<boolean> {
  const [outcome] = await Promise.allSettled([work()])
  if (outcome.status === 'rejected') report({ job, error: stackOf(outcome.reason) })
  return outcome.status === 'fulfilled'
}

function stackOf(reason: unknown): unknown {
  return reason instanceof Error ? reason.stack : reason
}
