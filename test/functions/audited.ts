/** The audit of made-up lives, as many ticks as it takes, and how exactly it finds what was broken in them. */
import { auditAll, type AuditRun } from '../../cloudfunctions/lib/audit'
import { countDays } from '../../cloudfunctions/lib/statistics'
import { NEVER } from '../../src/domain/calendar'
import type { Settings } from '../../src/domain/settings'
import { type Corruption, expectFound } from './corruptions'
import { copyOf, type Lives } from './lived'

/** Counts and audits, tick after tick, as long as there is something to do; answers the newest report. */
export async function audited(lives: Lives, settings: Settings): Promise<AuditRun> {
  const { edge } = lives.desk
  while ((await countDays(edge, settings, NEVER)) > 0);
  while ((await auditAll(edge, settings, NEVER)) > 0);
  return newestReport(lives)
}

/** The report of the last night. */
export function newestReport({ desk }: Lives): AuditRun {
  const reports = desk.all('audits').sort((a, b) => (a._id < b._id ? -1 : 1))
  return reports.at(-1) as unknown as AuditRun
}

/** Breaks a copy of each of these lives in one way and expects exactly that to be found; answers in how many it was. */
export async function timesFound(
  corruption: Corruption | undefined,
  kept: Lives[],
  settings: Settings,
): Promise<number> {
  let times = 0
  for (const lives of kept.map(copyOf)) {
    const seeded = corruption?.(lives)
    if (!seeded) continue
    times += 1
    expectFound((await audited(lives, settings)).findings, seeded)
  }
  return times
}
