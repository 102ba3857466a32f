/** The timer: one tick a minute, and the jobs that look whether something is due. */
import { auditAll } from '../lib/audit'
import { finishApprovals } from '../lib/approving'
import { dropOldCodes } from '../lib/digits'
import { closeContests } from '../lib/contests'
import { eraseAll } from '../lib/erasures'
import { endGroups } from '../lib/group-job'
import { callerOfInvocation } from '../lib/identity'
import { runIssues } from '../lib/issue-job'
import { type Job, settleDue } from '../lib/jobs'
import { realEdge } from '../lib/real-edge'
import { sendNotices } from '../lib/send-notices'
import { countDays } from '../lib/statistics'
import { sweepAllotments, sweepEffects } from '../lib/sweep'
import { tellsUnder } from '../lib/tells'
import { tick } from '../lib/tick'

/**
 * In the order in which they run: what is due first, then what a crash left, then the night's own work. They share the
 * time of a tick, so while there is much to settle the night waits for the next one.
 */
export const jobs: Record<string, Job> = {
  settle: settleDue,
  effects: (edge, settings) => sweepEffects(edge, settings, tellsUnder(settings)),
  allotments: sweepAllotments,
  approvals: finishApprovals,
  issues: runIssues,
  groups: endGroups,
  codes: dropOldCodes,
  contests: closeContests,
  erasures: eraseAll,
  notices: sendNotices,
  statistics: countDays,
  audit: auditAll,
}

export const main = () => tick(jobs, realEdge(), callerOfInvocation())
