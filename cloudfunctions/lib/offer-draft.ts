/** Drawing up what becomes of an offer, before anything is written. */
import { newShards } from '../../src/domain/allotment'
import { latestEndOf, type Offer, type OfferContent, OFFERS_MAX } from '../../src/domain/offer'
import { type OfferMove, offerMoveId, refuseMove } from '../../src/domain/offer-move'
import { changedCostFen, offerCostFen, offerRows } from '../../src/domain/offer-rows'
import { inputHash, shortHash } from '../../src/domain/request'
import { refuse, type Refusal } from '../../src/domain/result'
import type { SavedVersion } from '../../src/domain/saved-template'
import { type Settings, tierRule } from '../../src/domain/settings'
import { validityOf } from '../../src/domain/template'
import type { Edge } from './edge'
import { readMove } from './offer-moves'
import { above } from './store'
import { readVersion, templateUnknown } from './templates'
import type { Operator, WorkerCall } from './workers'

export const offerUnknown = refuse('OFFER_UNKNOWN', '没有找到这个兑换，什么都没有改动。请刷新后再看。')
const unchanged = refuse('OFFER_UNCHANGED', '和现在的一样，没有要保存的。请先改再存。')
const revoked = refuse('TEMPLATE_REVOKED', '这一版券已经作废，兑换没有保存。请先给券模板存一个新版本。')
const overBefore = refuse(
  'TEMPLATE_OVER',
  '兑换还没结束，这张券就先过期了，没有保存。请把结束时间提前，或者先改券模板的有效期。',
)
const tooMany = refuse(
  'OFFER_MANY',
  `同时开着的兑换最多 ${OFFERS_MAX} 个，没有保存。请先关闭一个不用的，再开新的。`,
)

/** How an operator asks for a move of an offer. */
export interface Asking {
  requestId: string
  repeat?: boolean | undefined
  offerId: string
  basedOn: number
  reason: string
}

/** What an offer is to say, and which version of its template it is to give. */
export interface Wanted {
  content: OfferContent
  version: string
}

export interface OfferSaved {
  state: 'saved'
  offerId: string
  version: number
}

/** What was saved by a move. */
export const saved = ({ offerId, number }: OfferMove): OfferSaved => ({
  state: 'saved',
  offerId,
  version: number,
})

/** The same request of the same operator is the same move. */
export const causeOf = (
  { worker, action }: WorkerCall<Operator>,
  { requestId, ...asked }: { requestId: string },
) => `r${shortHash(worker._id, action, requestId, inputHash({ ...asked, repeat: null }))}`

export type Drawn = Omit<OfferMove, 'by' | 'byName' | 'approvedBy' | 'approvedName' | 'cause'>

/** Draws a move up. Refuses what the offer cannot become, and a version that was taken back. */
export async function draw(
  edge: Edge,
  settings: Settings,
  {
    offerId,
    basedOn,
    reason,
    standing,
    content,
    version,
  }: Omit<Asking, 'requestId'> & Wanted & { standing: Offer | null },
): Promise<Drawn | Refusal> {
  const now = edge.now()
  const gives = await readVersion(edge.store, version)
  if (!gives || gives.templateId !== content.templateId) return templateUnknown
  const refusal =
    refuseMove(standing, content, now) ??
    (gives.isRevoked ? revoked : null) ??
    (validityOf(gives, content.closesAt).until < content.closesAt ? overBefore : null) ??
    (standing ? null : await refuseMany(edge))
  if (refusal) return refusal
  const before = standing && { content: standing, gives: await givenBefore(edge, standing, gives) }
  const rows = offerRows(before, { content, gives }, (id) => tierRule(settings, id).name)
  if (rows.length === 0) return unchanged
  const number = basedOn + 1
  const shards = standing?.shards ?? newShards(offerId, content.quantity).length
  const offer: Offer = {
    ...content,
    _id: offerId,
    version: number,
    state: 'open',
    shards,
    templateVersion: version,
    latestEnd: standing?.latestEnd ?? latestEndOf(content),
  }
  const adds = content.quantity - (standing?.quantity ?? 0)
  const move = standing ? 'changed' : 'opened'
  const costFen =
    standing && before
      ? changedCostFen({ ...before, costFen: await costBefore(edge, standing) }, { content, gives })
      : offerCostFen(content, gives)
  return {
    _id: offerMoveId(offerId, number),
    offerId,
    number,
    move,
    offer,
    adds,
    costFen,
    rows,
    reason,
    at: now,
  }
}

async function costBefore({ store }: Edge, { _id, version }: Offer): Promise<number> {
  const last = await readMove(store, _id, version)
  if (!last) throw new Error('an offer stands without its move')
  return last.costFen
}

async function givenBefore(edge: Edge, { templateVersion }: Offer, now: SavedVersion): Promise<SavedVersion> {
  return templateVersion === now._id ? now : ((await readVersion(edge.store, templateVersion)) ?? now)
}

async function refuseMany({ store, now }: Edge): Promise<Refusal | null> {
  const open = await store.count('offers', { state: 'open', closesAt: above(now()) })
  return open >= OFFERS_MAX ? tooMany : null
}
