import type { ValueOf } from '../../../lib/cloud'

export type AuditView = ValueOf<'operator', 'getAudit'>
export type Report = NonNullable<AuditView['report']>
export type DayRow = AuditView['days'][number]
