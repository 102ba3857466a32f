/** The settings as operators read them: what is in force, what a proposal would change, and who changed what. */
import type { Gift } from '../../src/domain/gift'
import { type PublicationView, publicationView, type Publication } from '../../src/domain/publication'
import type { Refusal } from '../../src/domain/result'
import { type RuleRow, ruleRows } from '../../src/domain/rule-rows'
import type { Settings } from '../../src/domain/settings'
import { diffSettings, needsApproval, type SettingChange } from '../../src/domain/settings-diff'
import { type Fault, readSettings } from '../../src/domain/settings-faults'
import {
  type AskedExample,
  exampleOrder,
  type StackingExample,
  stackingExample,
} from '../../src/domain/stacking-example'
import { giftFaults } from './gifts'
import { standingSettings } from './publishing'
import { below } from './store'
import { listStores, type StoreView } from './stores'
import { giftChoices } from './template-views'
import type { Operator, WorkerCall } from './workers'

const PAGE_LENGTH = 20

export interface SettingsView {
  version: number
  settings: Settings
  rules: RuleRow[]
  /** Where a campaign may run. */
  stores: StoreView[]
  /** What may be given with a tier or a birthday. */
  gifts: Gift[]
}

/** The settings that stand, whole and in words, and what they may name. */
export async function getSettings({ edge }: WorkerCall<Operator>): Promise<SettingsView> {
  const [settings, stores, gifts] = await Promise.all([
    standingSettings(edge),
    listStores(edge.store),
    giftChoices(edge.store),
  ])
  return { version: settings.version, settings, rules: ruleRows(settings), stores, gifts }
}

export interface Preview {
  faults: Fault[]
  changes: SettingChange[]
  needsApproval: boolean
  isOutdated: boolean
  /** What the example earns under these rules; null where none was asked about, or they are no rules. */
  example: StackingExample | null
}

/** What a proposal would change, or everything that is wrong with it; nothing is written. */
export async function previewSettings(
  { edge }: WorkerCall<Operator>,
  input: { settings: Record<string, unknown>; basedOn: number; example?: AskedExample | undefined },
): Promise<Preview | Refusal> {
  const current = await standingSettings(edge)
  const isOutdated = current.version !== input.basedOn
  const settings = readSettings(input.settings, current.version + 1)
  if (Array.isArray(settings))
    return { faults: settings, changes: [], needsApproval: false, isOutdated, example: null }
  const faults = await giftFaults(edge.store, settings)
  const changes = diffSettings(current, settings)
  const example = input.example ? stackingExample(exampleOrder(input.example), settings) : null
  return { faults, changes, needsApproval: needsApproval(changes), isOutdated, example }
}

/** The versions, the newest first, twenty a page. */
export async function listSettingsHistory(
  { edge }: WorkerCall<Operator>,
  { before = Number.MAX_SAFE_INTEGER }: { before?: number | undefined },
): Promise<{ versions: PublicationView[]; next: number | null }> {
  const found = await edge.store.find('settings', {
    where: { number: below(before) },
    orderBy: { number: 'desc' },
    limit: PAGE_LENGTH + 1,
  })
  // The documents are ours: only publications have a number.
  const page = found.slice(0, PAGE_LENGTH).map((stored) => publicationView(stored as unknown as Publication))
  return { versions: page, next: found.length > PAGE_LENGTH ? (page.at(-1)?.number ?? null) : null }
}
