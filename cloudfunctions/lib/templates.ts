/**
 * Saving templates. The version's own document is written first, and only where there is none: that is the one moment
 * at which a saving wins. The head follows it; whoever comes by completes what a crash left.
 */
import { inputHash, shortHash } from '../../src/domain/request'
import { refuse, type Refusal } from '../../src/domain/result'
import {
  contentOf,
  refuseWorth,
  type SavedVersion,
  type SaveTemplate,
  type VersionView,
  versionView,
} from '../../src/domain/saved-template'
import { versionId } from '../../src/domain/template'
import { templateRows } from '../../src/domain/template-rows'
import { giftsIn } from '../../src/domain/settings'
import { headFrom, type TemplateHead } from './budgets'
import type { Edge } from './edge'
import { standingSettings } from './publishing'
import type { Store } from './store'
import { listStores } from './stores'
import type { Operator, WorkerCall } from './workers'

export const TEMPLATES_MAX = 200

export const templateUnknown = refuse(
  'TEMPLATE_UNKNOWN',
  '没有找到这张券模板，什么都没有改动。请刷新后再选。',
)
const outdated = refuse(
  'TEMPLATE_OUTDATED',
  '别人刚改过这张券模板，这一份没有保存，什么都没有改动。请看过新的再改一次。',
)
const unchanged = refuse('TEMPLATE_UNCHANGED', '和现在的一样，没有要保存的。请先改再存。')
const tooMany = refuse('TEMPLATE_MANY', `券模板最多 ${TEMPLATES_MAX} 张，没有保存。请改一张旧的来用。`)

const isGift = refuse(
  'TEMPLATE_GIVEN',
  '规则里在用这张券做升级礼或生日礼，送多少张没有定数，不能设预算，没有保存。请把预算留空，或先在规则里换一张。',
)
const storeUnknown = refuse('STORE_UNKNOWN', '有一家门店不存在，券模板没有保存。请重新选门店。')

export interface SavedTemplate {
  templateId: string
  version: VersionView
}

/**
 * Saves a new version of a template; coupons and offers of earlier ones stay as they are. Refuses a cost that is too
 * low, what changes nothing, and what is based on an older version.
 */
export async function saveTemplate(
  call: WorkerCall<Operator>,
  input: SaveTemplate,
): Promise<SavedTemplate | Refusal> {
  const { edge, worker, now } = call
  const { store } = edge
  const { templateId, content, basedOn, reason } = input
  const number = basedOn + 1
  const cause = `r${shortHash(worker._id, call.action, input.requestId, inputHash({ templateId, content }))}`
  // In this order: where the template has gone on because of this very request, its version is seen.
  const head = await standingTemplate(store, templateId)
  const known = await readVersion(store, versionId(templateId, number))
  if (known?.cause === cause) return saved(known)
  if ((head?.number ?? 0) !== basedOn) return outdated
  const before = head && (await readVersion(store, versionId(templateId, basedOn)))
  const refusal =
    refuseWorth(content) ?? (await refuseBudget(edge, input)) ?? (head ? null : await refuseMany(store))
  if (refusal) return refusal
  const names = new Map((await listStores(store)).map(({ storeId, name }) => [storeId, name]))
  if (content.storeIds.some((id) => !names.has(id))) return storeUnknown
  const rows = templateRows(before && contentOf(before), content, (id) => names.get(id) ?? id)
  if (rows.length === 0) return unchanged
  const by = { by: worker._id, byName: worker.name, reason, rows, cause }
  const _id = versionId(templateId, number)
  await store.insert('templateVersions', [{ ...content, _id, templateId, number, at: now, ...by }])
  const standing = await readVersion(store, _id)
  if (!standing) throw new Error('a version was neither written nor found')
  await putAhead(store, standing)
  return standing.cause === cause ? saved(standing) : outdated
}

const saved = (version: SavedVersion): SavedTemplate => ({
  templateId: version.templateId,
  version: versionView(version),
})

/** Nobody knows how many gifts the rules will give: no budget could be kept. */
async function refuseBudget(edge: Edge, { templateId, content }: SaveTemplate): Promise<Refusal | null> {
  if (content.budgetFen === null) return null
  const gifts = giftsIn(await standingSettings(edge))
  return gifts.some(({ gift }) => gift.version.startsWith(`${templateId}_`)) ? isGift : null
}

async function refuseMany(store: Store): Promise<Refusal | null> {
  return (await store.count('templates', {})) >= TEMPLATES_MAX ? tooMany : null
}

/** The version of an id, with its history; null where there is none. */
export async function readVersion(store: Store, id: string): Promise<SavedVersion | null> {
  const stored = await store.get('templateVersions', id)
  // The document is ours: it was written from a SavedVersion.
  return stored && (stored as unknown as SavedVersion)
}

/** The head that stands now; what a crash left between two documents is completed first. Null where there is none. */
export async function standingTemplate(store: Store, templateId: string): Promise<TemplateHead | null> {
  const stored = await store.get('templates', templateId)
  const number = stored ? headFrom(stored).number : 0
  const next = await readVersion(store, versionId(templateId, number + 1))
  if (!next) return stored && headFrom(stored)
  await putAhead(store, next)
  const after = await store.get('templates', templateId)
  return after && headFrom(after)
}

/** Makes a version the newest one where the one before it still is. */
async function putAhead(store: Store, version: SavedVersion): Promise<void> {
  const { templateId: _id, number, name, budgetFen } = version
  const newest = { number, name, budgetFen }
  const isBefore = { _id, number: number - 1 }
  if (await store.update('templates', isBefore, { set: newest, inc: { revision: 1 } })) return
  if (number === 1) await store.insert('templates', [{ _id, ...newest, plans: {}, revision: 1 }])
}
