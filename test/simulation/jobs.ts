/** The jobs of the timer as it runs them. */
import { invoke, type Outcome } from './instance'
import { rulesIn, type World } from './world'

export type JobName =
  | 'settle'
  | 'effects'
  | 'allotments'
  | 'approvals'
  | 'contests'
  | 'erasures'
  | 'notices'
  | 'statistics'
  | 'audit'
  | 'groups'
  | 'close'

const TICK_MS = 30_000

/** Runs one job as an invocation of its own; answers how much it found to do. */
export function runJob(world: World, job: JobName): Promise<Outcome<number>> {
  const { kernel } = world
  return invoke(world, job, async (edge) => {
    const settings = rulesIn(world)
    switch (job) {
      case 'settle':
        return kernel.jobs.settleDue(edge, settings, edge.now() + TICK_MS)
      case 'effects':
        return kernel.sweep.sweepEffects(edge, settings, kernel.tells.tellsUnder(settings))
      case 'allotments':
        return kernel.sweep.sweepAllotments(edge, settings)
      case 'approvals':
        return kernel.approving.finishApprovals(edge, settings)
      case 'contests':
        return kernel.contests.closeContests(edge, settings)
      case 'erasures':
        return kernel.erasures.eraseAll(edge)
      case 'notices':
        return kernel.sendNotices.sendNotices(edge, settings, edge.now() + TICK_MS)
      case 'statistics':
        return kernel.statistics.countDays(edge, settings, edge.now() + TICK_MS)
      case 'audit':
        return kernel.audit.auditAll(edge, settings, edge.now() + TICK_MS)
      case 'groups':
        return kernel.groupJob.endGroups(edge, settings)
      case 'close': {
        const stored = await edge.store.get('allotments', kernel.allotment.shardId('prize', 0))
        return stored && (await kernel.shards.closeShard(edge, kernel.shards.shardFrom(stored))) ? 1 : 0
      }
    }
  })
}
