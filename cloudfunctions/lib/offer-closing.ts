/** Closing offers. */
import type { Offer } from '../../src/domain/offer'
import { type OfferMove, offerMoveId, offerOutdated, offerShut } from '../../src/domain/offer-move'
import type { Refusal } from '../../src/domain/result'
import { type Asking, causeOf, type OfferSaved, offerUnknown, saved } from './offer-draft'
import { makeMove, readMove, standingOffer } from './offer-moves'
import type { Operator, WorkerCall } from './workers'

/** Closes an offer for good: nothing more is given, what was given stays. */
export async function closeOffer(call: WorkerCall<Operator>, input: Asking): Promise<OfferSaved | Refusal> {
  const { edge, worker, now } = call
  const { offerId, basedOn, reason } = input
  const cause = causeOf(call, input)
  const standing = await standingOffer(edge, offerId)
  const known = await readMove(edge.store, offerId, basedOn + 1)
  if (known?.cause === cause) return saved(known)
  if (!standing) return offerUnknown
  if (standing.state === 'closed') return offerShut
  if (standing.version !== basedOn) return offerOutdated
  const number = basedOn + 1
  const last = await readMove(edge.store, offerId, basedOn)
  const rows = [{ label: '状态', before: '开着', after: '关闭' }]
  const offer: Offer = { ...standing, version: number, state: 'closed' }
  const by = {
    by: worker._id,
    byName: worker.name,
    approvedBy: null,
    approvedName: null,
    cause,
    reason,
    at: now,
  }
  const costFen = last?.costFen ?? 0
  const move: OfferMove = {
    _id: offerMoveId(offerId, number),
    offerId,
    number,
    move: 'closed',
    offer,
    adds: 0,
    costFen,
    rows,
    ...by,
  }
  return (await makeMove(edge, move)) ? saved(move) : offerOutdated
}
