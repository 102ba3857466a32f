/** A publication: one version of the settings as it was published, with who, when and why. Nothing posted changes. */
import * as v from 'valibot'
import type { Instant } from './calendar'
import { Reason } from './operator-input'
import { commandKeys } from './request'
import { refuse } from './result'
import type { Settings } from './settings'
import type { SettingChange } from './settings-diff'
import { AskedExample } from './stacking-example'

/** Settings as they were sent: what is wrong with them is told fault by fault. */
export const SentSettings = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((sent) => 'brand' in sent, '要写全部规则'),
)
export const SettingsVersion = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

export const PreviewSettings = v.strictObject({
  settings: SentSettings,
  basedOn: SettingsVersion,
  /** An order whose points are asked for under these rules. */
  example: v.optional(AskedExample),
})
export const ProposeSettings = v.strictObject({
  ...commandKeys,
  settings: SentSettings,
  reason: Reason,
  basedOn: SettingsVersion,
})
export const ListSettingsHistory = v.strictObject({ before: v.optional(SettingsVersion) })

/** The document `v7` beside the settings in force. */
export interface Publication {
  _id: string
  number: number
  settings: Settings
  changes: SettingChange[]
  reason: string
  by: string
  byName: string
  approvedBy: string | null
  approvedName: string | null
  at: Instant
  /** What published it: the same request, or the same approval, is the same publication. */
  cause: string
}

export type PublicationView = Pick<
  Publication,
  'number' | 'changes' | 'reason' | 'byName' | 'approvedName' | 'at'
>

/** One row of the history of the settings. */
export function publicationView(publication: Publication): PublicationView {
  const { number, changes, reason, byName, approvedName, at } = publication
  return { number, changes, reason, byName, approvedName, at }
}

export const outdated = refuse(
  'SETTINGS_OUTDATED',
  '别人刚发布过新的规则，这一份没有发布，什么都没有改动。请看过新的再改一次。',
)
export const unchanged = refuse('SETTINGS_UNCHANGED', '和现在的规则一样，没有要发布的。请先改再提。')
