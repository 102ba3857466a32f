/** A template as operators keep it: every version with who saved it and why. */
import * as v from 'valibot'
import type { ChangeRow } from './approval'
import type { Instant } from './calendar'
import { Reason } from './operator-input'
import { commandKeys } from './request'
import { refuse, type Refusal } from './result'
import { count } from './shapes'
import { TemplateContent, TemplateId, type TemplateVersion } from './template'

export const VersionNumber = v.pipe(count(100_000), v.minValue(1))

export const SaveTemplate = v.strictObject({
  ...commandKeys,
  templateId: TemplateId,
  content: TemplateContent,
  /** The number of the version that it changes; 0 is a new template. */
  basedOn: count(100_000),
  reason: Reason,
})
export type SaveTemplate = v.InferOutput<typeof SaveTemplate>

export const GetTemplate = v.strictObject({ templateId: TemplateId })

export const RevokeVersion = v.strictObject({
  ...commandKeys,
  templateId: TemplateId,
  number: VersionNumber,
  reason: Reason,
})

/** Who took the coupons of a version back, by which request. */
export interface Revocation {
  request: string
  byName: string
  at: Instant
  reason: string
}

/** A version with its history; what saved it is its cause: the same request is the same version. */
export interface SavedVersion extends TemplateVersion {
  by: string
  byName: string
  reason: string
  rows: ChangeRow[]
  cause: string
  revoked?: Revocation
}

export interface VersionView {
  number: number
  content: TemplateContent
  at: Instant
  byName: string
  reason: string
  rows: ChangeRow[]
  revoked: { byName: string; at: Instant; reason: string } | null
}

/** A version as an operator reads it. */
export function versionView(saved: SavedVersion): VersionView {
  const { number, at, byName, reason, rows, revoked } = saved
  const by = revoked && { byName: revoked.byName, at: revoked.at, reason: revoked.reason }
  return { number, content: contentOf(saved), at, byName, reason, rows, revoked: by ?? null }
}

/** What a version says, without its history. */
export function contentOf(version: TemplateContent): TemplateContent {
  const { name, words, picture, rule, validity, storeIds, worthFen, budgetFen } = version
  return { name, words, picture, rule, validity, storeIds, worthFen, budgetFen }
}

/** Refuses a coupon that costs more than is said: a budget counts what it may take off at most. */
export function refuseWorth({ rule, worthFen }: TemplateContent): Refusal | null {
  const atMost = rule.kind === 'cash' ? rule.offFen : rule.kind === 'percent' ? rule.capFen : 0
  return worthFen < atMost
    ? refuse('TEMPLATE_WORTH', '成本不能低于这张券最多减的金额，没有保存。请把成本改到不低于它。')
    : null
}
