/** What the night found, for an operator: the last report, those before it, and the days that are counted. */
import { type FindingView, findingView } from '../../src/domain/audit-words'
import type { Day, Instant } from '../../src/domain/calendar'
import { type DayStatistics, DAYS_MAX } from '../../src/domain/statistics'
import type { AuditReport } from './audit'
import type { Operator, WorkerCall } from './workers'

export interface AuditPage {
  now: Instant
  /** The last run that ended; null before the first night. */
  report: (Omit<AuditReport, 'findings'> & { findings: FindingView[] }) | null
  /** The runs that are kept, the newest first. */
  history: { day: Day; finishedAt: Instant; accounts: number; found: number }[]
  /** Thirty days at most, the newest first. */
  days: DayStatistics[]
}

/** Reads the report page; the calls go out together. */
export async function readAudit({ edge, settings, now }: WorkerCall<Operator>): Promise<AuditPage> {
  const newest = { where: {}, orderBy: { _id: 'desc' }, limit: DAYS_MAX } as const
  const [audits, statistics] = await Promise.all([
    edge.store.find('audits', newest),
    edge.store.find('statistics', newest),
  ])
  // The documents are ours: the night wrote them from these types.
  const reports = audits as unknown as AuditReport[]
  const days = statistics.map(({ _id: day, ...sums }) => ({ ...sums, day }) as DayStatistics)
  const [last] = reports
  return {
    now,
    report: last
      ? { ...shown(last), findings: last.findings.map((one) => findingView(one, settings)) }
      : null,
    history: reports.map(({ day, finishedAt, accounts, found }) => ({ day, finishedAt, accounts, found })),
    days,
  }
}

function shown({ day, startedAt, finishedAt, accounts, entries, orders, units, found }: AuditReport) {
  return { day, startedAt, finishedAt, accounts, entries, orders, units, found }
}
