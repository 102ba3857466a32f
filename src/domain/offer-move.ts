/**
 * A move of an offer: opened, changed or closed, by whom and why. The newest one says how the offer stands; the units
 * that it adds come in shards of its own.
 */
import * as v from 'valibot'
import type { ChangeRow } from './approval'
import type { Instant } from './calendar'
import { EXTENDED_DAYS_MAX, type Offer, OfferContent, OfferId, QUANTITY_MAX } from './offer'
import { Reason } from './operator-input'
import { commandKeys } from './request'
import { refuse, type Refusal } from './result'
import { count } from './shapes'

const Based = { offerId: OfferId, basedOn: count(100_000), reason: Reason }

export const ProposeOffer = v.strictObject({ ...commandKeys, ...Based, content: OfferContent })
export const CloseOffer = v.strictObject({ ...commandKeys, ...Based })
export const AddUnits = v.strictObject({
  ...commandKeys,
  ...Based,
  units: v.pipe(count(QUANTITY_MAX), v.minValue(1)),
})
export const GetOffer = v.strictObject({ offerId: OfferId })

export type OfferMoveKind = 'opened' | 'changed' | 'closed'

/** The document `offers/…` after this move, and everything that makes it hold. */
export interface OfferMove {
  _id: string
  offerId: string
  number: number
  move: OfferMoveKind
  offer: Offer
  /** Units that come with it. */
  adds: number
  /** What the whole offer costs at most from then on, in fen. */
  costFen: number
  rows: ChangeRow[]
  reason: string
  by: string
  byName: string
  approvedBy: string | null
  approvedName: string | null
  at: Instant
  /** What made it: the same request, or the same approval, is the same move. */
  cause: string
}

export type OfferMoveView = Pick<
  OfferMove,
  'number' | 'move' | 'rows' | 'reason' | 'byName' | 'approvedName' | 'at'
>

/** The id of a move. */
export function offerMoveId(offerId: string, number: number): string {
  return `${offerId}_${number}`
}

/** A move as an operator reads it. */
export function offerMoveView({
  number,
  move,
  rows,
  reason,
  byName,
  approvedName,
  at,
}: OfferMove): OfferMoveView {
  return { number, move, rows, reason, byName, approvedName, at }
}

/** What an offer says, without what it is stored with. */
export function offerContentOf(offer: OfferContent): OfferContent {
  const { kind, category, templateId, pricePoints, oldPricePoints, quantity, perMemberMax } = offer
  const { tierId, opensAt, closesAt, early, group, helper } = offer
  const what = { kind, category, templateId, pricePoints, oldPricePoints, quantity, perMemberMax }
  return { ...what, tierId, opensAt, closesAt, early, group, helper }
}

export const offerOutdated = refuse(
  'OFFER_OUTDATED',
  '别人刚改过这个兑换，这一次没有保存，什么都没有改动。请看过新的再改一次。',
)
export const offerShut = refuse('OFFER_CLOSED', '这个兑换已经关闭，什么都没有改动。要再发的话请新建一个。')
const changedKind = refuse(
  'OFFER_KIND',
  '兑换的方式和券模板开出去就不能换，什么都没有改动。请关闭它，再新建一个。',
)
const fewerUnits = refuse('OFFER_UNITS', '数量只能加，不能减，什么都没有改动。不想再发的话请关闭它。')
const isPast = refuse('OFFER_OVER', '结束时间已经过去，没有保存。请选以后的时间。')
const tooLong = refuse(
  'OFFER_EXTENDED',
  `一个兑换总共最多延长 ${EXTENDED_DAYS_MAX} 天，再久就数不清每人换过几份，没有保存。请把结束时间提前，或者新建一个。`,
)
const tooMany = refuse('OFFER_UNITS_MAX', `一个兑换最多 ${QUANTITY_MAX} 份，没有保存。请减少数量。`)

/** Why an offer cannot be opened, or changed to this, now; null where it can. */
export function refuseMove(standing: Offer | null, content: OfferContent, now: Instant): Refusal | null {
  if (standing?.state === 'closed') return offerShut
  if (standing && (standing.kind !== content.kind || standing.templateId !== content.templateId))
    return changedKind
  if (standing && content.quantity < standing.quantity) return fewerUnits
  if (content.quantity > QUANTITY_MAX) return tooMany
  if (standing && content.closesAt > standing.latestEnd) return tooLong
  return content.closesAt <= now ? isPast : null
}
