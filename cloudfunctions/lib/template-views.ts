/** Templates as operators read them, and taking all coupons of a version back. */
import type { Instant } from '../../src/domain/calendar'
import { plannedFen } from '../../src/domain/budget'
import { type Gift, giftOf } from '../../src/domain/gift'
import { refusals } from '../../src/domain/refusals'
import { shortHash } from '../../src/domain/request'
import { refuse, type Refusal } from '../../src/domain/result'
import {
  type Revocation,
  type SavedVersion,
  type VersionView,
  versionView,
} from '../../src/domain/saved-template'
import type { TierId } from '../../src/domain/programme'
import { giftsIn, type Settings } from '../../src/domain/settings'
import { versionId } from '../../src/domain/template'
import { headFrom, type TemplateHead } from './budgets'
import { standingSettings } from './publishing'
import { absent, oneOf, type Store } from './store'
import { listStores, type StoreView } from './stores'
import { readVersion, standingTemplate, templateUnknown, TEMPLATES_MAX } from './templates'
import type { Operator, WorkerCall } from './workers'

const VERSIONS_LISTED = 50

export interface TemplateView {
  templateId: string
  /** The newest version. */
  version: VersionView
  plannedFen: number
}

export interface ShelfTemplates {
  now: Instant
  templates: TemplateView[]
  stores: StoreView[]
  tiers: TierName[]
  /** What one operator may give alone, in fen. */
  aloneFenMax: number
}

export interface TierName {
  tierId: TierId
  name: string
}

/** The tiers as offers name them, from the lowest. */
export function tiersOf({ tier }: Settings): TierName[] {
  return tier.ladder.map(({ id, name }) => ({ tierId: id, name }))
}

/** Every template in its newest version, and what a form about them may name. */
export async function listTemplates({
  edge: { store },
  settings,
  now,
}: WorkerCall<Operator>): Promise<ShelfTemplates> {
  const [templates, stores] = await Promise.all([templatesOf(store), listStores(store)])
  return { templates, stores, tiers: tiersOf(settings), aloneFenMax: settings.coupons.aloneFenMax, now }
}

/** Every template in its newest version, as operators read it. */
export async function templatesOf(store: Store): Promise<TemplateView[]> {
  return (await newestVersions(store)).map(({ head, version }) => templateView(head, version))
}

/** Every template with its newest version. */
export async function newestVersions(store: Store): Promise<{ head: TemplateHead; version: SavedVersion }[]> {
  const found = await store.find('templates', {
    where: {},
    orderBy: { _id: 'asc' },
    limit: TEMPLATES_MAX,
  })
  const heads = found.map(headFrom)
  const newest = heads.map(({ _id, number }) => versionId(_id, number))
  const versions = await store.find('templateVersions', {
    where: { _id: oneOf(newest) },
    limit: TEMPLATES_MAX,
  })
  // The documents are ours: they were written from SavedVersions.
  const byId = new Map(versions.map((stored) => [stored._id, stored as unknown as SavedVersion]))
  return heads.flatMap((head) => {
    const version = byId.get(versionId(head._id, head.number))
    return version ? [{ head, version }] : []
  })
}

/** What the rules may give with a tier or a birthday: templates in their newest version, where that can be a gift. */
export async function giftChoices(store: Store): Promise<Gift[]> {
  return (await newestVersions(store)).flatMap(({ version }) => giftOf(version) ?? [])
}

function templateView(head: TemplateHead, version: SavedVersion): TemplateView {
  return { templateId: head._id, version: versionView(version), plannedFen: plannedFen(head.plans) }
}

export interface TemplateHistory {
  template: TemplateView
  /** The newest first. */
  versions: VersionView[]
  stores: StoreView[]
}

/** One template with its versions; what a crash left is completed first. Refuses a template that there is not. */
export async function getTemplate(
  { edge: { store } }: WorkerCall<Operator>,
  { templateId }: { templateId: string },
): Promise<TemplateHistory | Refusal> {
  const head = await standingTemplate(store, templateId)
  if (!head) return templateUnknown
  const [found, stores] = await Promise.all([
    store.find('templateVersions', {
      where: { templateId },
      orderBy: { number: 'desc' },
      limit: VERSIONS_LISTED,
    }),
    listStores(store),
  ])
  // The documents are ours: they were written from SavedVersions.
  const versions = found.map((stored) => stored as unknown as SavedVersion)
  const newest = versions.find(({ number }) => number === head.number)
  if (!newest) throw new Error('a template has no newest version')
  return { template: templateView(head, newest), versions: versions.map(versionView), stores }
}

const isOffered = refuse(
  'TEMPLATE_OFFERED',
  '还有开着的兑换在发这一版券，没有作废。请先关闭那些兑换，再作废这一版。',
)
const isGift = refuse(
  'TEMPLATE_GIVEN',
  '规则里还在用这一版券做升级礼或生日礼，没有作废。请先在规则里换掉它，再作废这一版。',
)
const isRevokedAlready = refuse(
  'TEMPLATE_REVOKED',
  '这一版券已经作废过了，没有再做一次。刷新可以看到是谁做的。',
)

interface Revoking {
  requestId: string
  templateId: string
  number: number
  reason: string
}

/** Takes all coupons of a version back, once and for good. Refuses while an open offer or the rules give it out. */
export async function revokeVersion(
  { edge, worker, now }: WorkerCall<Operator>,
  { requestId, templateId, number, reason }: Revoking,
): Promise<{ version: VersionView; revokedAt: Instant } | Refusal> {
  const { store } = edge
  const _id = versionId(templateId, number)
  const request = shortHash('revoke version', worker._id, requestId)
  const version = await readVersion(store, _id)
  if (!version) return templateUnknown
  if (!version.revoked) {
    const open = await store.find('offers', { where: { templateVersion: _id, state: 'open' }, limit: 1 })
    if (open.length > 0) return isOffered
    if (giftsIn(await standingSettings(edge)).some(({ gift }) => gift.version === _id)) return isGift
    const revoked: Revocation = { request, byName: worker.name, at: now, reason }
    await store.update('templateVersions', { _id, isRevoked: absent }, { set: { isRevoked: true, revoked } })
  }
  const after = await readVersion(store, _id)
  if (!after?.revoked) throw new Error('a version was neither revoked nor found')
  if (after.revoked.request !== request) return isRevokedAlready
  if (after.revoked.reason !== reason) return refusals.requestReused
  return { version: versionView(after), revokedAt: after.revoked.at }
}
