/** Opening and changing offers; above what one operator may give alone, only what a second one lets happen. */
import type { Approval, ChangeRow } from '../../src/domain/approval'
import type { Offer, OfferContent } from '../../src/domain/offer'
import { offerContentOf, type OfferMove, offerOutdated } from '../../src/domain/offer-move'
import { offerKindNames } from '../../src/domain/offer-rows'
import { answer, isRefusal, type Refusal, type Reply } from '../../src/domain/result'
import type { Settings } from '../../src/domain/settings'
import { versionId } from '../../src/domain/template'
import { propose, proposedBy } from './approvals'
import { wantCost } from './budgets'
import type { Edge } from './edge'
import {
  type Asking,
  causeOf,
  draw,
  type Drawn,
  type OfferSaved,
  offerUnknown,
  saved,
  type Wanted,
} from './offer-draft'
import { costKey, makeMove, readMove, standingOffer } from './offer-moves'
import type { Waiting } from './operator-requests'
import { readVersion, standingTemplate, templateUnknown } from './templates'
import type { Operator, WorkerCall } from './workers'

/** Opens an offer or changes one. A change gives out the newest version of its template. */
export async function proposeOffer(
  call: WorkerCall<Operator>,
  input: Asking & { content: OfferContent },
): Promise<OfferSaved | Waiting | Refusal> {
  return changeOffer(call, input, async () => {
    const head = await standingTemplate(call.edge.store, input.content.templateId)
    if (!head) return templateUnknown
    return { content: input.content, version: versionId(head._id, head.number) }
  })
}

/** Adds units to an offer; what it gives stays the same. */
export async function addUnits(
  call: WorkerCall<Operator>,
  input: Asking & { units: number },
): Promise<OfferSaved | Waiting | Refusal> {
  return changeOffer(call, input, async (standing) => {
    if (!standing) return offerUnknown
    const content = { ...offerContentOf(standing), quantity: standing.quantity + input.units }
    return { content, version: standing.templateVersion }
  })
}

async function changeOffer(
  call: WorkerCall<Operator>,
  input: Asking,
  want: (standing: Offer | null) => Promise<Wanted | Refusal>,
): Promise<OfferSaved | Waiting | Refusal> {
  const { edge, worker, settings } = call
  const proposed = await proposedBy(call, input)
  if (proposed) return proposed
  const cause = causeOf(call, input)
  // In this order: where the offer has gone on because of this very request, its move is seen.
  const standing = await standingOffer(edge, input.offerId)
  const known = await readMove(edge.store, input.offerId, input.basedOn + 1)
  if (known?.cause === cause) return saved(known)
  if ((standing?.version ?? 0) !== input.basedOn) return (await proposedBy(call, input)) ?? offerOutdated
  const wanted = await want(standing)
  if (isRefusal(wanted)) return wanted
  const drawn = await draw(edge, settings, { ...input, ...wanted, standing })
  if (isRefusal(drawn)) return drawn
  if (drawn.costFen > settings.coupons.aloneFenMax) {
    const { offerId, basedOn, reason } = input
    const content = { offerId, basedOn, ...wanted }
    const rows = await namedRows(edge, drawn, wanted.version)
    return propose(call, input, { kind: 'offer', content, rows, reason, memberId: '' })
  }
  const by = { by: worker._id, byName: worker.name, approvedBy: null, approvedName: null, cause }
  return moveOnce(edge, { ...drawn, ...by })
}

/** A change is read apart from its offer by who approves it, so it says first which one it is about. */
async function namedRows(edge: Edge, { move, rows, offer }: Drawn, version: string): Promise<ChangeRow[]> {
  if (move === 'opened') return rows
  const gives = await readVersion(edge.store, version)
  const name = `${gives?.name ?? ''} · ${offerKindNames[offer.kind]}`
  return [{ label: '兑换', before: name, after: name }, ...rows]
}

/** Wants the budget first: of two operators at once one would else plan more than there is. */
async function moveOnce(edge: Edge, move: OfferMove): Promise<OfferSaved | Refusal> {
  const { offerId, costFen, offer } = move
  const refusal = await wantCost(edge.store, offer.templateId, { key: costKey(offerId), fen: costFen })
  if (refusal) return refusal
  return (await makeMove(edge, move)) ? saved(move) : offerOutdated
}

/** Makes the move that a second operator has approved; refuses it where another one has come between. */
export async function carryOutOffer(
  edge: Edge,
  settings: Settings,
  approval: Approval,
): Promise<Reply<unknown>> {
  const { _id: cause, content, reason, by, byName, decided } = approval
  // The content is ours: it was written by a proposal of this kind.
  const { offerId, basedOn, ...wanted } = content as unknown as Wanted & { offerId: string; basedOn: number }
  const standing = await standingOffer(edge, offerId)
  const known = await readMove(edge.store, offerId, basedOn + 1)
  if (known?.cause === cause) return answer(null)
  if ((standing?.version ?? 0) !== basedOn) return offerOutdated
  const drawn = await draw(edge, settings, { offerId, basedOn, reason, standing, ...wanted })
  if (isRefusal(drawn)) return drawn
  const approved = { approvedBy: decided?.by ?? null, approvedName: decided?.byName ?? null }
  const reply = await moveOnce(edge, { ...drawn, by, byName, ...approved, cause })
  return isRefusal(reply) ? reply : answer(null)
}
