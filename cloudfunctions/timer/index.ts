/** The timer: one tick a minute, and the jobs that look whether something is due. */
import { dropOldCodes } from '../lib/codes'
import { callerOfInvocation } from '../lib/identity'
import { type Job, settleDue } from '../lib/jobs'
import { realEdge } from '../lib/real-edge'
import { sweepAllotments, sweepEffects } from '../lib/sweep'
import { tick } from '../lib/tick'

/** In the order in which they run: what is due first, then what a crash left. */
export const jobs: Record<string, Job> = {
  settle: settleDue,
  effects: (edge, settings) => sweepEffects(edge, settings, {}),
  allotments: sweepAllotments,
  codes: dropOldCodes,
}

export const main = () => tick(jobs, realEdge(), callerOfInvocation())
